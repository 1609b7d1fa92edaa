# lru_cache and cache: hits, limits, keys, reentrancy, methods, copies.
import copy
import gc
import pickle
import weakref
from functools import _lru_cache_wrapper, cache, lru_cache, singledispatch, cached_property


def t(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


calls = []


@lru_cache(maxsize=3)
def square(x, *rest, **named):
    """Doc of square."""
    calls.append(x)
    return x * x


print([square(i) for i in (1, 2, 3, 1, 4, 2, 1, 3)], calls, square.cache_info())
print(square.__name__, square.__doc__, square.__wrapped__.__name__, square.cache_parameters(), square.__dict__.keys())
square.cache_clear()
print(square.cache_info(), square(2), square(2.0), square(True), square(1), square.cache_info())
print(square(1, 2), square(1, k=2), square(1, k=2), square(1, ("k", 2)), square.cache_info())
t(square, [1])
t(square, 1, k={})
t(square)
t(square, "a")
t(square.cache_info, 1)
t(lru_cache, "x")
t(lru_cache, maxsize="x")
t(_lru_cache_wrapper, square, "x", False, tuple)
t(_lru_cache_wrapper, 3, 3, False, tuple)
t(_lru_cache_wrapper, square)
t(type, "Sub", (_lru_cache_wrapper,), {})


@lru_cache(maxsize=None, typed=True)
def typed(x, y=0):
    return type(x).__name__


print(typed(1), typed(1.0), typed(True), typed(1), typed(x=1), typed(x=1.0), typed.cache_info())


@lru_cache(0)
def never(x):
    return x


@lru_cache(maxsize=-5)
def negative(x):
    return x


@lru_cache
def bare(x):
    return x


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(never(1), never(1), never.cache_info(), negative(1), negative.cache_info(), bare(3), bare.cache_info())
print(fib(90), fib.cache_info())
fib.cache_clear()
print(fib.cache_info())


# A call that fails is no entry, but a miss.
@lru_cache(2)
def fails(x):
    if x < 0:
        raise ValueError(x)
    return x


t(fails, -1)
t(fails, -1)
print(fails(1), fails.cache_info())


# The function calls itself with other and with the same arguments, and clears the cache.
@lru_cache(2)
def nested(n, depth=0):
    if depth < 2:
        nested(n + 1, depth) if n < 5 else nested(0, depth + 1)
    return n, depth


print(nested(0), nested.cache_info().currsize)
again = [3]


@lru_cache(2)
def same(n):
    if again:
        again.pop()
        return same(n) + 1
    return n * 10


print(same(1), same(1), same.cache_info())


@lru_cache(4)
def clears(n):
    if n == 2:
        clears.cache_clear()
    return n


print([clears(i) for i in (1, 2, 1, 2, 3)], clears.cache_info())


# Keys whose comparison changes the cache.
class Key:
    def __init__(self, n, action=None):
        self.n, self.action = n, action

    def __hash__(self):
        return 7

    def __eq__(self, other):
        for k in self, other:
            if k.action:
                action, k.action = k.action, None
                action()
        return self.n == other.n


@lru_cache(3)
def keyed(k):
    return k.n


for i in range(6):
    keyed(Key(i))
print(keyed(Key(4)), keyed.cache_info())
print(keyed(Key(5, keyed.cache_clear)), keyed.cache_info())
for i in range(5):
    keyed(Key(i, lambda: keyed(Key(99))))
print(keyed(Key(4)), keyed.cache_info().currsize)


def boom():
    raise ZeroDivisionError("eq")


t(keyed, Key(50, boom))
hashes = []


class Counted(int):
    def __hash__(self):
        hashes.append(int(self))
        return int(self)


bare(Counted(8))
bare(Counted(8))
print(hashes, bare.cache_info().hits)


# Methods, references, copies.
class C:
    @lru_cache(maxsize=8)
    def method(self, x):
        return x + 1

    @staticmethod
    @cache
    def static(x):
        return x + 2

    @classmethod
    @cache
    def of_class(cls, x):
        return cls.__name__, x

    @cached_property
    def once(self):
        return [1]


c = C()
print(c.method(1), c.method(1), C.method(c, 1), C.method.cache_info(), C.static(1), C.of_class(2), c.once is c.once)
print(copy.copy(fib) is fib, copy.deepcopy(fib) is fib, pickle.loads(pickle.dumps(fib)) is fib, fib.__reduce__())
t(fib.__get__, None)
print(fib.__get__(None, C) is fib)
r = weakref.ref(c)
del c
gc.collect()
print(r() is None)
C.method.cache_clear()
gc.collect()
print(r())


class Value:
    pass


@lru_cache(1)
def make(n):
    return Value()


r = weakref.ref(make(1))
print(r() is not None)
make(2)
gc.collect()
print(r())
cyclic = lru_cache(lambda: cyclic)
cyclic()
r = weakref.ref(cyclic)
del cyclic
gc.collect()
print(r())

# Much traffic.
@lru_cache(maxsize=50)
def mod(n):
    return n % 7


total = 0
for i in range(4000):
    total += mod(i * i % 97)
print(total, mod.cache_info())
total = 0
for i in range(3000):
    total += mod(i)
print(total, mod.cache_info())
