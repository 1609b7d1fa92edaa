# functools.cached_property and hand-written descriptors that keep values in the instance.
from functools import cached_property


class A:
    calls = 0

    @cached_property
    def value(self):
        "doc of value"
        A.calls += 1
        return A.calls

    @cached_property
    def fails(self):
        raise LookupError("fails")


a = A()
print(a.value, a.value, A.calls, vars(a), A.value.__doc__, A.value.attrname, type(A.value).__name__)
a.value = 50
print(a.value)
del a.value
print(a.value, A().value)
for _ in range(2):
    try:
        a.fails
    except LookupError as error:
        print(error, "fails" in vars(a))
try:
    del A().value
except AttributeError as error:
    print(error)


class Slots:
    __slots__ = ()

    @cached_property
    def value(self):
        return 1


try:
    Slots().value
except TypeError as error:
    print(error)
loose = cached_property(lambda self: 9)


class B:
    pass


B.value = loose
try:
    B().value
except TypeError as error:
    print(error)
loose.__set_name__(B, "value")
print(B().value)
loose.__set_name__(B, "value")
try:
    loose.__set_name__(B, "other")
except TypeError as error:
    print(error)


class Lazy:
    def __init__(self, make):
        self.make = make

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        value = obj.__dict__[self.name] = self.make(obj)
        return value


class C:
    one = Lazy(lambda self: [1])
    two = Lazy(lambda self: self.one * 2)


c = C()
print(vars(c), c.two, c.one is c.one, sorted(vars(c)), isinstance(C.one, Lazy))
C.one.__class__.__set__ = lambda self, obj, value: print("set", value)
c.one = 5
print(c.one, vars(c)["one"])
del Lazy.__set__
print(c.one)
