# Abstract classes: abstract methods of every kind, registering, subclass hooks, and instances refused.
from abc import ABC, ABCMeta, abstractmethod, get_cache_token, update_abstractmethods
import abc


class Shape(ABC):
    @abstractmethod
    def area(self):
        return "base area"

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...

    @staticmethod
    @abstractmethod
    def helper(): ...

    def plain(self):
        return "plain"


class Half(Shape):
    def area(self):
        return super().area() + "!"

    name = "half"


class Full(Half):
    make = classmethod(lambda cls: cls())
    helper = staticmethod(lambda: "help")


print(sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Full.__abstractmethods__, Full.make().area(), Full.helper(), Shape.make())
for cls in (Shape, Half):
    try:
        cls()
    except TypeError as error:
        print(error)


class One(ABC):
    @abstractmethod
    def only(self): ...


try:
    One()
except TypeError as error:
    print(error)
One.only = lambda self: 1
try:
    One()
except TypeError as error:
    print("still", error)
update_abstractmethods(One)
print(One().only(), One.__abstractmethods__)


class Reg(ABC):
    pass


@Reg.register
class Plain:
    pass


print(issubclass(Plain, Reg), isinstance(Plain(), Reg), Plain.__mro__, Reg.register(int), isinstance(5, Reg), Reg in Plain.__mro__)
token = get_cache_token()
Reg.register(str)
print(get_cache_token() != token)
for bad in (5, "x", None):
    try:
        Reg.register(bad)
    except TypeError as error:
        print(error)


class Sub(Reg):
    pass


try:
    Sub.register(Reg)
    print(issubclass(Reg, Sub))
except RuntimeError as error:
    print(error)


class Hook(ABC):
    @classmethod
    def __subclasshook__(cls, c):
        if cls is Hook:
            return True if hasattr(c, "quack") else NotImplemented
        return NotImplemented


class Duck:
    def quack(self): ...


print(isinstance(Duck(), Hook), issubclass(int, Hook), Hook.__subclasshook__(Duck))


class BadHook(ABC):
    @classmethod
    def __subclasshook__(cls, c):
        return 5


try:
    issubclass(int, BadHook)
except AssertionError as error:
    print("assertion", error)
try:
    issubclass(5, Reg)
except TypeError as error:
    print(error)


class Data(int, metaclass=ABCMeta):
    @abstractmethod
    def f(self): ...


try:
    print(Data(5))
except TypeError as error:
    print(error)
print(abc.abstractmethod(lambda: 0).__isabstractmethod__, property(abstractmethod(lambda s: 0)).__isabstractmethod__, type(ABC).__name__, ABC.__slots__)


class Mixed(ABC):
    x = 5
    y = abc.abstractproperty(lambda self: 1) if hasattr(abc, "abstractproperty") else None


print(Mixed.__abstractmethods__)
