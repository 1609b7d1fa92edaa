# lru_cache and cache: hits, misses, keys by type, limits, recursion, errors and methods.
from functools import cache, lru_cache

calls = []


@lru_cache(maxsize=2)
def f(x, y=0):
    calls.append((x, y))
    return x, y


print(f(1), f(1), f(2), f(1), f(3), f(2), calls, f.cache_info())
print(f(1, 0), f(1, y=0), f(y=0, x=1), f.cache_info().misses)
f.cache_clear()
print(f.cache_info(), f.cache_parameters(), f.__name__, f.__wrapped__(7), f.__wrapped__ is not f)


@lru_cache(maxsize=None, typed=True)
def typed(x):
    return type(x).__name__


print(typed(1), typed(1.0), typed(True), typed(1), typed.cache_info())


@lru_cache
def untyped(x):
    return type(x).__name__


print(untyped(1), untyped(1.0), untyped(True), untyped("a"), untyped.cache_info(), untyped.cache_parameters())


@lru_cache(maxsize=0)
def never(x):
    calls.append("never")
    return x


print(never(1), never(1), never.cache_info())


@lru_cache(maxsize=-5)
def negative(x):
    return x


print(negative(1), negative.cache_info())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())


@cache
def fails(x):
    calls.append("fails")
    raise ValueError(x)


for _ in range(2):
    try:
        fails(1)
    except ValueError as error:
        print(error, fails.cache_info())
for args in (([1],), ({},)):
    try:
        f(*args)
    except TypeError as error:
        print(error)
try:
    f()
except TypeError as error:
    print(error)
for bad in ("x", 1.5):
    try:
        lru_cache(bad)
        print("fine", bad)
    except TypeError as error:
        print(error)


class C:
    made = 0

    @lru_cache
    def method(self, x):
        C.made += 1
        return x * 2

    @classmethod
    @cache
    def c(cls):
        C.made += 1
        return cls.__name__

    @staticmethod
    @cache
    def s(x):
        return [x]


a, b = C(), C()
print(a.method(1), a.method(1), b.method(1), C.made, C.method.cache_info(), a.c(), C.c(), C.s(1) is C.s(1))


@lru_cache(maxsize=3)
def order(x):
    return x


for x in (1, 2, 3, 1, 4, 2, 1):
    order(x)
print(order.cache_info())


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        calls.append("eq")
        return self.n == other.n


calls.clear()


@cache
def keyed(k):
    return k.n


print(keyed(Key(1)), keyed(Key(2)), keyed(Key(1)), keyed.cache_info(), calls.count("eq") > 0)


@lru_cache
def reenter(n):
    if n == 1:
        reenter.cache_clear()
        return reenter(0)
    return n


print(reenter(1), reenter.cache_info())
