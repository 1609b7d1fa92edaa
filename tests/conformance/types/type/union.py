# Unions of types: what makes one, how it looks, what it does.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

class A:
    pass

shows("""
int | str, str | int | None, int | None, None | int, list[int] | dict[str, int], A | None, int | A, (int | str) | float, int | (str | int), int | int, bool | int, (int | str) | (str | int), type(int | str), type(int | int)
int | 5
5 | int
int | "str"
None | None
A() | int
int | [str]
(int | str).__args__, (int | None).__args__, (int | list[str]).__args__, (int | str).__parameters__, (int | list[int]).__origin__
(int | str) == (str | int), (int | str) == (int | str), (int | str) != (int | float), (int | str) == int, hash(int | str) == hash(str | int), len({int | str, str | int}), (int | str | int) == (int | str)
isinstance(1, int | str), isinstance(1.5, int | str), isinstance(None, int | None), issubclass(bool, int | str), issubclass(float, int | str), isinstance([], list | tuple)
isinstance(1, int | list[int])
issubclass(int, str | list[int])
issubclass(5, int | str)
(int | str)[0]
(int | str).__name__
(list[int] | None)[str]
repr(int | str), str(int | None), f"{int | str}", (int | str).__class__, (int | str).__module__
bool(int | str), callable(int | str), (int | str) is (int | str)
typetype("X", (int | str,), {})
(int | str).__or__(float), (int | str).__ror__(float), int.__or__(int, str), type.__or__(int, str), type.__or__(int, 5)
""".replace("(int | str)[0]", "(int | str).__getitem__(0)"))
class Meta(type):
    def __or__(cls, other):
        return "meta or"

    def __ror__(cls, other):
        return "meta ror"

class M(metaclass=Meta):
    pass

print(M | int, int | M, M | None, None | M)
match 5:
    case int() | str():
        print("int or str")
import copy
import pickle
print(copy.copy(int | str), pickle.loads(pickle.dumps(int | None)), copy.deepcopy(list[int] | None))
try:
    (int | str).x = 1
except AttributeError as error:
    print(error)
