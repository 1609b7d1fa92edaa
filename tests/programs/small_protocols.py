"""What objects are asked, and how often: iterators of generator expressions, pow, descriptors, exceptions thrown."""


def outcome(f, *args):
    try:
        return f(*args)
    except BaseException as e:
        return type(e).__name__, str(e)


class Asked:
    n = 0
    def __iter__(self):
        print("iter")
        return self
    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration
        return self.n


class OnlyNext:
    n = 0
    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration
        return self.n


class Gives:
    def __iter__(self):
        return OnlyNext()


print(list(q for q in Asked()), list(q for q in Gives()), [q for q in Gives()])


class I(int):
    def __repr__(self):
        return "I(%d)" % self
    def __pow__(self, o, mod=None):
        return I(pow(int(self), int(o), mod))
    def __rpow__(self, o, mod=None):
        return I(pow(int(o), int(self), mod))


print(pow(I(2), 3, 5), pow(2, I(3), 5), pow(2, 3, I(5)), I(2) ** 3, 2 ** I(3), pow(I(2), I(3), 5))
print(outcome(int.__pow__, 1), outcome((1).__pow__, 2, 3, 4), outcome((1).__rpow__))


class OnlySets:
    def __init__(self, name):
        self.name = name
    def __set__(self, obj, v):
        obj.__dict__[self.name] = v


class Y:
    a = OnlySets("a")


y = Y()
print(type(y.a).__name__)
y.a = 42
print(y.a)


class NotMade(Exception):
    def __new__(cls, *a):
        return 5


class Fails(Exception):
    def __init__(self):
        raise KeyError("k")


def g():
    try:
        yield 1
    except BaseException as e:
        yield type(e).__name__


for c in (NotMade, Fails, ValueError):
    i = g()
    next(i)
    print(i.throw(c))


class Broken:
    def __iter__(self):
        return self
    def __next__(self):
        return 1
    def __getattr__(self, n):
        1 / 0


def delegates():
    yield from Broken()


i = delegates()
next(i)
print(outcome(i.throw, AttributeError("z")), outcome(next, i))

print(outcome(bool, NotImplemented), outcome(lambda: not NotImplemented), outcome(lambda: 1 if NotImplemented else 2))
print(type(None)() is None, type(...)() is ..., type(NotImplemented)() is NotImplemented, outcome(type(None), 1))
print(sum([], False), sum([True], False), sum((), start=True), sum([1, 2.5], True))


class P(property):
    __slots__ = ()


class PS(property):
    __slots__ = ("__doc__",)


def documented(self):
    "doc"


print(outcome(lambda: P(documented)), P(lambda self: 1).__doc__, P(doc="x").__doc__, PS(documented).__doc__)
import sys
def frames():
    yield sys._getframe()
i = frames()
f = next(i)
i.close()
print(f.f_back)
