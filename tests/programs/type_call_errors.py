# type() with three arguments, attributes of classes that can be set, and what is refused.
class A:
    """Doc of A."""

    x = 1


class B(A):
    pass


def fails(f, *a, **k):
    try:
        print("no error:", f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


X = type("X", (A,), {"y": 2, "__doc__": "made"})
print(X, X.__name__, X.__qualname__, X.__module__, X.__doc__, X.__bases__, X.__base__, X.y, X.x)
print(type("Y", (), {}).__bases__, type("Y", (), {"__module__": "m", "__qualname__": "q"}))
fails(type)
fails(type, "X", (A,))
fails(type, "X", (A,), {}, 1)
fails(type, 1, (), {})
fails(type, "X", 1, {})
fails(type, "X", [A], {})
fails(type, "X", (A,), 1)
fails(type, "X", (A,), [])
fails(type, "X", (1,), {})
fails(type, "X", (A, A), {})
fails(type, "X", (A, B), {})
fails(type, "X", (bool,), {})
fails(type, "a\0b", (), {})
fails(type, "X", (), {"__qualname__": 1})
fails(type, "X", (A,), {}, a=1)
fails(type.__new__, type, "X", (), {}, b=2)
fails(type.__init__, A, 1, 2)
fails(type.__init__, A, 1, x=2)
fails(type.__init__, A, 1)
for base in (range, slice, type(None), type(len), type(lambda: 0), type(A.__dict__), type(A.x), type(int.real), type(...)):
    fails(type, "X", (base,), {})
# Keys that are no strings, and a copy of the namespace.
ns = {"a": 1}
N = type("N", (), ns)
ns["a"] = 2
ns["b"] = 3
print(N.a, hasattr(N, "b"), "__module__" in ns)


def set_(name, v, cls=B):
    try:
        setattr(cls, name, v)
        print(name, "set", getattr(cls, name))
    except Exception as e:
        print(type(e).__name__, e)


def del_(name, cls=B):
    try:
        delattr(cls, name)
        print(name, "deleted")
    except Exception as e:
        print(type(e).__name__, e)


for name in ("__name__", "__qualname__"):
    set_(name, "New")
    set_(name, 1)
    del_(name)
set_("__name__", "nul\0")
print(B, B.__name__)
set_("__module__", "mod")
print(B)
set_("__module__", 5)
del_("__module__")
set_("__doc__", "other doc")
set_("__doc__", None)
del_("__doc__")
for name in ("__mro__", "__dict__", "__base__"):
    set_(name, 1)
    del_(name)
for name in ("x", "real", "__add__", "__name__", "__doc__", "__bases__"):
    set_(name, 1, int)
    del_(name, int)
set_("x", 1, ValueError)
print(A.__doc__, B.__doc__, A().__doc__, B().__doc__)
print(B.__type_params__, type(B.__abstractmethods__) if hasattr(B, "__abstractmethods__") else "none")
fails(lambda: B.__abstractmethods__)


# Abstract classes.
class Abstract:
    def f(self):
        pass


def make(cls=Abstract):
    return type(cls()).__name__


print([make() for _ in range(20)][-1])
Abstract.__abstractmethods__ = frozenset({"f"})
fails(make)
fails(Abstract, 1)
Abstract.__abstractmethods__ = ["g", "f", "h"]
fails(make)


class Concrete(Abstract):
    pass


print(make(Concrete))
fails(lambda: Concrete.__abstractmethods__)
Abstract.__abstractmethods__ = ()
print(make())
Abstract.__abstractmethods__ = "z"
fails(object.__new__, Abstract)
del Abstract.__abstractmethods__
print(make())
del_("__abstractmethods__", Abstract)
fails(object.__new__, int)
fails(object.__new__, 1)
fails(object.__new__, A, 1)
fails(A, 1)


class BadInit:
    def __init__(self):
        return 1


fails(BadInit)


# Descriptors of type itself.
d = type.__dict__
print(d["__mro__"].__get__(B) == B.__mro__, d["__name__"].__get__(int), d["__dict__"].__get__(A)["x"])
print(d["__mro__"], d["__bases__"].__get__(bool))


# __set_name__, with notes on errors.
class Named:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)


class Bad:
    def __set_name__(self, owner, name):
        raise ValueError("bad name")


class U:
    n = Named()
    m = Named()


try:

    class V:
        attr = Bad()

except ValueError as e:
    print(e, e.__notes__)
try:

    class V:
        __set_name__ = None
        a = Named()

except TypeError as e:
    print(e)


# __init_subclass__.
class Base:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        print("subclass", cls.__name__, tag)


class D1(Base, tag=1):
    pass


class D2(D1):
    pass


fails(lambda: type("D3", (Base,), {}, tag=3, more=4))
fails(lambda: type("D4", (A,), {}, more=4))
print(D1.tag, D2.tag, type("D5", (D1,), {}, tag="five").tag)


class WithGet:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


class Sub(WithGet):
    pass


print(WithGet[int], Sub["x"])
fails(lambda: WithGet()[1])
fails(lambda: A[1])


class Entries:
    def __init__(self, *bases):
        self.bases = bases

    def __mro_entries__(self, bases):
        print("entries for", len(bases))
        return self.bases


class M1(Entries(A, Base), metaclass=type):
    pass


print(M1.__bases__, M1.__orig_bases__[0].bases)


class M2(B, Entries()):
    pass


print(M2.__bases__, len(M2.__orig_bases__), hasattr(A, "__orig_bases__"))
fails(lambda: type("M3", (Entries(A),), {}))


class BadEntries:
    def __mro_entries__(self, bases):
        return [A]


try:

    class M4(BadEntries()):
        pass

except TypeError as e:
    print(e)
for args in ((), (1,), (1, 2), (lambda: 0, 3)):
    fails(__build_class__, *args)
