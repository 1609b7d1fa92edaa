# Abstract base classes: registration, caches, hooks, abstract methods, errors.
import abc
import gc
import weakref
from abc import ABC, ABCMeta, abstractmethod, get_cache_token, update_abstractmethods
from collections.abc import Iterable, Mapping, MutableSequence, Sequence, Sized


def t(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


class Shape(ABC):
    @abstractmethod
    def area(self):
        return 1

    @property
    @abstractmethod
    def name(self):
        return "shape"

    @classmethod
    @abstractmethod
    def make(cls): ...


class Half(Shape):
    def area(self):
        return super().area() + 1


class Full(Half):
    name = "full"

    @classmethod
    def make(cls):
        return cls()


print(sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Full.__abstractmethods__)
t(Shape)
t(Half)
print(Full.make().area(), Full().name)
Half.name = Half.make = None
update_abstractmethods(Half)
print(Half.__abstractmethods__, Half().name)


class Other:
    pass


class Child(Other):
    pass


before = get_cache_token()
print(issubclass(Child, Shape), isinstance(Child(), Shape))
print(Shape.register(Other), get_cache_token() - before)
print(issubclass(Child, Shape), isinstance(Child(), Shape), issubclass(Shape, Other))
Shape.register(Other)
print(get_cache_token() - before)
t(Shape.register, 3)
t(Other.__class__.__subclasscheck__, Other, 3)
t(issubclass, 3, Shape)
t(isinstance, 3, Shape)


class Loop(ABC):
    pass


class Below(Loop):
    pass


t(Below.register, Loop)


@Loop.register
class Decorated:
    pass


print(isinstance(Decorated(), Loop), isinstance(Decorated(), Below))


# Hooks.
class Hooked(ABC):
    answer = NotImplemented

    @classmethod
    def __subclasshook__(cls, c):
        print("hook", cls.__name__, c.__name__)
        if isinstance(cls.answer, type):
            raise cls.answer("hook")
        return cls.answer


class A: pass
class B: pass
class C: pass
class D: pass
class E: pass


for c, answer in (A, True), (B, False), (C, NotImplemented), (D, 3), (E, KeyError), (E, True):
    Hooked.answer = answer
    t(issubclass, c, Hooked)
    t(isinstance, c(), Hooked)


class Bad(ABC):
    @classmethod
    def __subclasses__(cls):
        return 5


t(issubclass, A, Bad)


# What claims another class.
class Claims:
    @property
    def __class__(self):
        return Decorated


print(isinstance(Claims(), Loop), isinstance(Claims(), Sized))


class Own(ABCMeta):
    def __subclasscheck__(cls, sub):
        print("asked", sub.__name__)
        return "yes" if sub is A else ""


class WithOwn(metaclass=Own):
    pass


print(isinstance(A(), WithOwn), isinstance(B(), WithOwn), isinstance(Claims(), WithOwn))
print(isinstance(WithOwn(), WithOwn))

# Patterns.
class Seq:
    pass


def kind(x):
    match x:
        case [*_]: return "sequence"
        case {}: return "mapping"
    return "neither"


class SubSequence(Sequence):
    def __getitem__(self, i): return [1, 2][i]
    def __len__(self): return 2


class Registered:
    def __getitem__(self, i): return [1, 2][i]
    def __len__(self): return 2


print(kind(SubSequence()), kind(Registered()))
Sequence.register(Registered)
print(kind(Registered()))
t(lambda: ABCMeta("Both", (), {"__abc_tpflags__": 1 << 5 | 1 << 6}))
print(hasattr(Mapping, "__abc_tpflags__"))

# Classes that go.
def temporary(n):
    cls = type(f"T{n}", (), {})
    issubclass(cls, Sized), isinstance(cls(), Loop)
    if n % 3 == 0:
        Loop.register(cls)
    return weakref.ref(cls)


refs = [temporary(n) for n in range(60)]
gc.collect()
print(sum(r() is not None for r in refs), isinstance(Decorated(), Loop))
registry, positive, negative, version = abc._get_dump(Loop)
print(type(registry), len(registry), all(r() for r in registry | positive | negative), version <= get_cache_token())
abc._reset_registry(Loop)
abc._reset_caches(Loop)
print(isinstance(Decorated(), Loop), isinstance(Below(), Loop))
t(abc._get_dump, int)
t(abc._abc_register, Loop)

# In a loop.
n = 0
for x in [[], {}, (), "a", 5, range(3), set(), Decorated()] * 200:
    n += isinstance(x, Sequence) + 2 * isinstance(x, Mapping) + 4 * isinstance(x, Iterable)
    n += issubclass(type(x), MutableSequence)
print(n)


class Late:
    def __init__(self, n): self.n = n


n = 0
for i in range(300):
    n += isinstance(Late(i), Sequence)
    if i == 150:
        Sequence.register(Late)
print(n)
