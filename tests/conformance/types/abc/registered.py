# Abstract classes: what may be made, who counts as derived.
from abc import ABC, ABCMeta, abstractmethod, abstractproperty, get_cache_token, update_abstractmethods
from collections.abc import *


class Shape(ABC):
    @abstractmethod
    def area(self):
        return 0

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...


for make in (Shape, lambda: type("Half", (Shape,), {"area": lambda self: 1})()):
    try:
        make()
    except TypeError as e:
        print(e)


class Square(Shape):
    def area(self):
        return super().area() + 4

    name = "square"

    @classmethod
    def make(cls):
        return cls()


print(Square.make().area(), Shape.__abstractmethods__ == {"area", "name", "make"}, Square.__abstractmethods__)


class Plain:
    pass


before = get_cache_token()
print(issubclass(Plain, Shape), Shape.register(Plain) is Plain, issubclass(Plain, Shape), isinstance(Plain(), Shape), get_cache_token() != before)
try:
    Shape.register(5)
except TypeError as e:
    print(e)
try:
    Plain2 = type("Plain2", (Square,), {})
    Plain2.register(Shape)
except RuntimeError as e:
    print(e)


class Sized2(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, c):
        return any("quack" in b.__dict__ for b in c.__mro__) or NotImplemented


class Duck:
    def quack(self): ...


print(issubclass(Duck, Sized2), issubclass(int, Sized2), isinstance(Duck(), Sized2))


class Seq(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return i * i


s = Seq(4)
print(list(s), 9 in s, s.index(4), s.count(1), list(reversed(s)))
try:
    s.index(77)
except ValueError as e:
    print(repr(e))


class Bag(MutableSet):
    def __init__(self, it=()):
        self.d = dict.fromkeys(it)

    def __contains__(self, x):
        return x in self.d

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)

    def add(self, x):
        self.d[x] = None

    def discard(self, x):
        self.d.pop(x, None)

    def __repr__(self):
        return f"Bag({list(self.d)})"


b = Bag("abc")
b |= Bag("cd")
b -= {"a"}
print(b, b & Bag("bx"), b | {"z"}, b ^ Bag("b"), b == {"b", "c", "d"}, b <= Bag("bcde"), b.isdisjoint("xyz"), b.pop())
try:
    b.remove("nope")
except KeyError as e:
    print("KeyError", e)


class Frozen(Mapping):
    def __getitem__(self, k):
        return {"a": 1, "b": 2}[k]

    def __iter__(self):
        return iter("ab")

    def __len__(self):
        return 2


f = Frozen()
print(dict(f), f.get("q", 0), "a" in f, list(f.items()), f == {"a": 1, "b": 2}, sorted(f.keys() | {"c"}))
for c in (Hashable, Iterable, Iterator, Reversible, Sized, Container, Callable, Collection, Generator, Awaitable, Buffer):
    print(c.__name__, [issubclass(t, c) for t in (int, list, str, dict, type(x for x in ()), type(len), bytes, object)])
print(isinstance([], list[int]) if False else "generic", Callable[[int], str], Iterable[int], Sequence.__class_getitem__(int))


class Late(ABC):
    @abstractmethod
    def f(self): ...


Late.f = lambda self: "now"
try:
    Late()
except TypeError as e:
    print(e)
update_abstractmethods(Late)
print(Late().f())
