# What a class statement notes about itself, and what kind of pattern the instances of abstract classes match.
import abc
from collections import UserDict, deque
from collections.abc import Mapping, Sequence


class C:
    """Doc."""
    attribute = 1

    def __init__(self):
        self.b = self.a = 1
        self.n += 1
        other.x = 2

    def method(self):
        def inside():
            self.from_inside = 1
        for self.loop in ():
            pass

    class Inner:
        def f(self):
            self.of_inner = 1


print(list(C.__dict__))
print(C.__static_attributes__, C.Inner.__static_attributes__, C.__firstlineno__, C.Inner.__firstlineno__)


@staticmethod
class Decorated:
    pass


print(Decorated.__wrapped__.__firstlineno__)


def kind(subject):
    match subject:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
    return "neither"


class Own(Sequence):
    __len__ = lambda self: 0
    __getitem__ = None


class Registered:
    __len__ = lambda self: 0


class Both(Mapping, Sequence):
    __len__ = lambda self: 0
    __getitem__ = __iter__ = None


Later = type("Later", (Registered,), {})
print(kind(Registered()), kind(Later()))
Sequence.register(Registered)
print(kind(Registered()), kind(Later()), kind(Own()), kind(Both()))
for subject in [[], (), range(3), deque(), memoryview(b"ab"), {}, UserDict(), "text", b"bytes", bytearray(b"x"), {1}, iter([])]:
    print(type(subject).__name__, kind(subject))


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...


try:
    Shape()
except TypeError as e:
    print(e)
print(isinstance(3, Shape), Shape.register(int) is int, isinstance(3, Shape), issubclass(bool, Shape))
try:
    Shape.register(3)
except TypeError as e:
    print(e)
try:
    issubclass(3, Shape)
except TypeError as e:
    print(e)
