# `int | None` and the like: what they show, compare as, and what isinstance makes of them.
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


U = int | None
print(U, type(U), U.__args__, repr(int | str | float), int | list[int] | None)
print(None | int, int | int, int | str | int, (int | str) | (str | bytes), bool | int)
print(U == (None | int), U == int | str, hash(U) == hash(None | int), U == 5, {U: 1}[None | int], U != U)
print(isinstance(1, U), isinstance(None, U), isinstance("", U), issubclass(bool, U), issubclass(str, U), issubclass(type(None), U))
print(isinstance(1, (str, float | int)), isinstance("x", (U, str)))


class A:
    pass


class B(A):
    pass


print(A | int, isinstance(B(), A | int), A | None == None | A, B | A)
show(lambda: int | 5)
show(lambda: 5 | int)
show(lambda: int | "text" | 5)
show(lambda: None | None)
show(lambda: isinstance(1, int | list[int]))
show(lambda: isinstance([], list[int] | int))
show(lambda: issubclass(int, int | list[int]))
show(lambda: issubclass(list, list[int] | int))
show(lambda: issubclass(1, int | str))
show(lambda: type(U)())
show(lambda: type(U)[int, None])
show(lambda: type(U)[int])
show(lambda: type(U)[()])
show(lambda: (int | str)[int])
show(lambda: U.__origin__ is type(U))
show(lambda: U.__parameters__)


def subclass():
    class C(int | str):
        pass


def assign():
    U.__args__ = ()


show(subclass)
show(assign)
x = int
x |= None
print(x, type(x) is type(U))
d = {"a": 1} | {"b": 2}
print(d, {1} | {2}, True | False, 4 | 3)
n = 0
for i in range(200):
    n += isinstance(i if i % 3 else str(i), int | float)
print(n)
m = match_me = None
for v in (1, "s", None, 2.5):
    match v:
        case int() | None:
            print("int or None", v)
        case str():
            print("str", v)
        case _:
            print("other", v)
