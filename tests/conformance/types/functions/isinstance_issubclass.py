# isinstance and issubclass with tuples, unions, nested tuples, hooks, odd objects and __class__ lies.
from abc import ABC


def attempt(text, **names):
    try:
        print(text, "->", eval(text, globals(), names))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


class A:
    pass


class B(A):
    pass


class Liar:
    @property
    def __class__(self):
        return int


class Hook(type):
    def __instancecheck__(cls, x):
        return x

    def __subclasscheck__(cls, c):
        raise KeyError(c.__name__)


class H(metaclass=Hook):
    pass


class BasesOnly:
    def __init__(self, *bases):
        self.__bases__ = bases


class Reg(ABC):
    pass


Reg.register(int)
for text in ("isinstance(1, int)", "isinstance(True, int)", "isinstance(1, (str, (float, (int,))))", "isinstance(1, ())", "isinstance(1, int | str)", "isinstance(None, int | None)", "isinstance(1, (str, int | float))", "isinstance(1, 5)", "isinstance(1, (str, 5))", "isinstance(1, (int, 5))", "isinstance(1, 'int')", "isinstance(1, [int])", "isinstance(1, None)", "isinstance(1, list[int])", "isinstance(1, (list[int],))", "isinstance(1, list[int] | int)", "isinstance(1)", "isinstance()", "isinstance(1, int, int)",
             "issubclass(B, A)", "issubclass(A, B)", "issubclass(bool, (str, int))", "issubclass(1, int)", "issubclass(int, 1)", "issubclass('a', str)", "issubclass(int, ())", "issubclass(int, int | str)", "issubclass(list, list[int])", "issubclass(A, (5,))", "issubclass(A, None)", "issubclass(None, object)", "issubclass(type, object)", "issubclass(object, type)",
             "isinstance(Liar(), int)", "isinstance(Liar(), Liar)", "isinstance(Liar(), str)", "isinstance([1], H)", "isinstance([], H)", "isinstance(H.__new__(H), H)", "issubclass(int, H)", "issubclass(H, H)", "isinstance(3, Reg)", "issubclass(bool, Reg)", "isinstance('', Reg)",
             "issubclass(BasesOnly(A), A)", "issubclass(BasesOnly(BasesOnly(B)), A)", "issubclass(B, BasesOnly())", "isinstance(B(), BasesOnly())", "isinstance(BasesOnly(), object)", "isinstance(int, type)", "isinstance(type, type)", "isinstance(object(), type)", "type.__instancecheck__(int, 5)", "type.__subclasscheck__(int, bool)", "int.__instancecheck__(5)", "type.__instancecheck__(5, 5)", "isinstance(1, (H, int))", "isinstance(0, (H, str))"):
    attempt(text)
t = int
for _ in range(100000):
    t = (t,)
try:
    isinstance(1, t)
except RecursionError as error:
    print(type(error).__name__)
while t is not int:
    t, = t


class Bad:
    @property
    def __class__(self):
        raise ZeroDivisionError("class")


attempt("isinstance(Bad(), int)")
attempt("isinstance(Bad(), Bad)")


class None_(metaclass=type("M", (type,), {"__instancecheck__": None})):
    pass


attempt("isinstance(1, None_)")
