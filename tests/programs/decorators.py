# Decorators: order of evaluation, arguments, stacked, on methods and classes, wrapping in loops.

log = []


def trace(name):
    log.append(f"make {name}")

    def deco(f):
        log.append(f"apply {name} to {f.__name__}")

        def wrapper(*args, **kw):
            log.append(f"call {name}")
            return f(*args, **kw)
        wrapper.__name__ = f.__name__
        return wrapper
    return deco


@trace("outer")
@trace("inner")
def add(a, b=1):
    "Adds."
    return a + b


print(add(1), add(1, b=5), add.__name__)
print(log)


def count(f):
    def g(*a):
        g.calls += 1
        return f(*a)
    g.calls = 0
    return g


@count
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(14), fib.calls)


def register(cls):
    registry[cls.__name__] = cls
    cls.tag = len(registry)
    return cls


registry = {}


@register
class A:
    @count
    def m(self):
        return "m"

    @staticmethod
    def s(x):
        return x * 2

    @classmethod
    def c(cls, x=0):
        return cls.__name__, x


@register
class B(A):
    pass


print(sorted(registry), A.tag, B.tag, A.s(4), B.c(1), A().s(2), B().c())
print(A.m(A()), A.m.calls)


class Deco:
    def __init__(self, f):
        self.f = f
        self.n = 0

    def __call__(self, *args):
        self.n += 1
        return self.f(*args) + self.n


@Deco
def sq(x):
    return x * x


total = 0
for i in range(1000):
    total += sq(i)
    if i == 600:
        sq.f = lambda x: x / 2
print(total, sq.n)


@(lambda f: f(10))
def value(x):
    return [x] * 2


print(value)




def repeat(n):
    def d(f):
        def g(x):
            for _ in range(n):
                x = f(x)
            return x
        return g
    return d


@repeat(3)
@repeat(2)
def double(x):
    return x * 2


print(double(1), double("a") == "a" * 64, double(0.5))
buttons = [repeat(2)]


@buttons[0]
def inc(x):
    return x + 1


print(inc(5))
