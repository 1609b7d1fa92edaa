# reduce, partial, total ordering, dispatch, caches and wraps.
import functools


print(functools.reduce(lambda a, b: a * 10 + b, [1, 2, 3]), functools.reduce(max, [], 5))
for f in (lambda: functools.reduce(max, []), lambda: functools.reduce(1, [1, 2]), lambda: functools.reduce(max, 5), lambda: functools.partial(), lambda: functools.partial(3)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def show(*a, **k):
    return a, k


p = functools.partial(show, 1, x=2)
print(p(3), p(x=5, y=6), p.func is show, p.args, p.keywords)
q = functools.partial(p, 4, z=7)
print(q(), q.args, q.func is show)
print(repr(functools.partial(int, base=2)), functools.partial(int, base=2)("101"))
r = functools.partial(show, functools.Placeholder, 2)
print(r(1), r(1, 3))
try:
    r()
except TypeError as e:
    print(e)


@functools.total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return self.n == o.n if isinstance(o, Version) else NotImplemented

    def __lt__(self, o):
        return self.n < o.n if isinstance(o, Version) else NotImplemented


a, b = Version(1), Version(2)
print(a < b, a <= b, a > b, a >= b, a != b, a <= a)
try:
    a < 3
except TypeError as e:
    print(e)
try:

    @functools.total_ordering
    class Nothing:
        pass

except ValueError as e:
    print(e)


@functools.singledispatch
def kind(x):
    return "object"


@kind.register
def _(x: int):
    return "int"


@kind.register(list)
@kind.register(tuple)
def _(x):
    return "sequence"


@kind.register
def _(x: str | bytes):
    return "text"


print(kind(1), kind(True), kind([]), kind(()), kind("a"), kind(b""), kind(1.5), kind.dispatch(bool) is kind.dispatch(int))
try:
    kind()
except TypeError as e:
    print(e)
try:
    kind.register(5)
except TypeError as e:
    print(str(e).split("(")[0])


class C:
    @functools.singledispatchmethod
    def f(self, x):
        return "any"

    @f.register
    def _(self, x: int):
        return "int"

    @functools.cached_property
    def slow(self):
        print("computing")
        return 42


c = C()
print(c.f(1), c.f("s"), c.slow, c.slow, c.__dict__)
del c.slow
print(c.slow)


@functools.lru_cache(maxsize=2)
def square(x, *, y=0):
    print("square", x)
    return x * x


print([square(n) for n in (1, 2, 1, 3, 2, 1)], square.cache_info())
square.cache_clear()
print(square.cache_info(), square.__wrapped__(5), square.cache_parameters())
try:
    square([])
except TypeError as e:
    print(e)


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), fib.cache_info().currsize)


def deco(f):
    @functools.wraps(f)
    def inner(*a):
        """Inner."""
        return f(*a)

    return inner


@deco
def outer(a):
    """Outer."""
    return a


print(outer.__name__, outer.__doc__, outer.__wrapped__(3), outer.__qualname__)
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
