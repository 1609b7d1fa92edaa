# Abstract base classes as a library in Python makes them: registration, hooks, abstract methods.
def abstractmethod(f):
    f.__isabstractmethod__ = True
    return f


class ABCMeta(type):
    def __new__(mcs, name, bases, ns, /, **kw):
        cls = super().__new__(mcs, name, bases, ns, **kw)
        abstracts = {n for n, v in ns.items() if getattr(v, "__isabstractmethod__", False)}
        for base in bases:
            for n in getattr(base, "__abstractmethods__", set()):
                if getattr(getattr(cls, n, None), "__isabstractmethod__", False):
                    abstracts.add(n)
        cls.__abstractmethods__ = frozenset(abstracts)
        cls._registry = set()
        return cls

    def register(cls, sub):
        if issubclass(cls, sub):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._registry.add(sub)
        return sub

    def __instancecheck__(cls, obj):
        return cls.__subclasscheck__(type(obj))

    def __subclasscheck__(cls, sub):
        ok = cls.__subclasshook__(sub)
        if ok is not NotImplemented:
            return ok
        if cls in getattr(sub, "__mro__", ()):
            return True
        if any(issubclass(sub, r) for r in cls._registry):
            return True
        return any(issubclass(sub, s) for s in cls.__subclasses__())


class Shape(metaclass=ABCMeta):
    @abstractmethod
    def area(self):
        "the area"

    @property
    @abstractmethod
    def name(self):
        pass

    @classmethod
    @abstractmethod
    def unit(cls):
        pass

    @staticmethod
    @abstractmethod
    def helper():
        pass

    def describe(self):
        return f"{self.name} of {self.area()}"


class Partial(Shape):
    def area(self):
        return 1

    @staticmethod
    def helper():
        return "helper"


class Square(Partial):
    name = "square"

    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side**2

    @classmethod
    def unit(cls):
        return cls(1)


def fails(f, *a):
    try:
        print("no error:", f(*a))
    except Exception as e:
        print(type(e).__name__, e)


print(sorted(Shape.__abstractmethods__), sorted(Partial.__abstractmethods__), Square.__abstractmethods__)
fails(Shape)
fails(Partial, 1, 2)
s = Square(3)
print(s.describe(), Square.unit().area(), s.helper(), isinstance(s, Shape), issubclass(Square, Partial))


class Sized(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, c):
        if cls is Sized:
            return any("__len__" in b.__dict__ for b in c.__mro__)
        return NotImplemented

    @abstractmethod
    def __len__(self):
        return 0


class HasLen:
    def __len__(self):
        return 3


class Number(metaclass=ABCMeta):
    pass


Number.register(int)


@Number.register
class Mine:
    pass


class Sub(Mine):
    pass


print(isinstance([], Sized), isinstance(HasLen(), Sized), isinstance(3, Sized), issubclass(dict, Sized))
print(isinstance(3, Number), isinstance(True, Number), isinstance(3.0, Number), isinstance(Sub(), Number), issubclass(Sub, Number))
fails(Sized)
fails(lambda: Number.register(Number))
print(isinstance(3, (str, Number)), issubclass(float, (Sized, Number)))


def areas(n):
    total = 0
    for i in range(n):
        x = Square(i) if i % 3 else [i]
        if isinstance(x, Shape):
            total += x.area()
        elif isinstance(x, Sized):
            total += len(x)
    return total


print(areas(500))


# The last abstract method gets its implementation: the class stays abstract until told otherwise.
class Waiting(Shape):
    area = name = unit = lambda *a: 5
    helper = Shape.helper


fails(Waiting)
Waiting.helper = lambda: 1
fails(Waiting)
Waiting.__abstractmethods__ = frozenset()
print(Waiting().area())


class ListShape(list, metaclass=ABCMeta):
    @abstractmethod
    def f(self):
        pass


class E(Exception, metaclass=ABCMeta):
    @abstractmethod
    def f(self):
        pass


# Only object.__new__ looks at abstract methods.
print(ListShape([1]), repr(E("x")))
