# Abstract classes, virtual subclasses.
import abc
from abc import ABC, abstractmethod
from numbers import Integral, Number, Rational, Real


class Shape(ABC):
    @abstractmethod
    def area(self):
        """Its size."""

    @property
    @abstractmethod
    def name(self):
        ...

    def describe(self):
        return f"{self.name}: {self.area()}"


class Square(Shape):
    name = "square"

    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


class Half(Shape):
    name = "half"


print(Square(3).describe(), sorted(Shape.__abstractmethods__), Half.__abstractmethods__)
for cls in (Shape, Half):
    try:
        cls()
    except TypeError as e:
        print(e)


class Duck(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Duck:
            return any("quack" in vars(c) for c in other.__mro__) or NotImplemented
        return NotImplemented


class Mallard:
    def quack(self):
        return "quack"


@Duck.register
class Decoy:
    pass


print(isinstance(Mallard(), Duck), issubclass(Decoy, Duck), isinstance(3, Duck), isinstance(Decoy(), Duck))
before = abc.get_cache_token()
Duck.register(int)
print(isinstance(3, Duck), abc.get_cache_token() != before)
try:
    Duck.register(5)
except TypeError as e:
    print(e)
try:
    class Loop(ABC):
        pass

    class Sub(Loop):
        pass
    Sub.register(Loop)
except RuntimeError as e:
    print(e)


class Static(ABC):
    @staticmethod
    @abstractmethod
    def make():
        ...

    @classmethod
    @abstractmethod
    def build(cls):
        ...


try:
    Static()
except TypeError as e:
    print(e)
print([isinstance(x, Number) for x in (1, 1.5, 2j, "3")], isinstance(1, Integral), isinstance(1.5, Rational), isinstance(True, Real))
