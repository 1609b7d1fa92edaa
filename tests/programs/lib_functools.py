# Tools for functions.
import functools
from functools import cache, cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce, singledispatch, total_ordering, wraps


@lru_cache(maxsize=3)
def square(n):
    print("computing", n)
    return n * n


for n in (1, 2, 1, 3, 4, 2):
    square(n)
print(square.cache_info(), square.cache_parameters())
square.cache_clear()
print(square.cache_info())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info().currsize)


@singledispatch
def show(x):
    return f"object {x!r}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(list)
def _(x):
    return "list " + ", ".join(map(show, x))


print(show(1.5), show(3), show(True), show([1, "a", [2]]), show.dispatch(bool) is show.dispatch(int))


@total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts


a, b = Version(1, 2), Version(1, 10)
print(a < b, a <= b, a > b, a >= b, a != b, max(a, b).parts)
try:
    @total_ordering
    class Nothing:
        pass
except ValueError as e:
    print(e)

double = partial(int, base=2)
print(double("101"), double.func is int, double.args, double.keywords)
print(partial(partial(max, 1), 2)(3), repr(partial(print, 1, sep="-")))


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state):
        self.alive = state

    set_alive = partialmethod(set_state, True)

    @cached_property
    def costly(self):
        print("once")
        return 42


c = Cell()
c.set_alive()
print(c.alive, c.costly, c.costly)
print(sorted([5, 1, 4], key=cmp_to_key(lambda a, b: b - a)))
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(max, [], 7))
for bad in (lambda: reduce(max, []), lambda: reduce(max, 3)):
    try:
        bad()
    except TypeError as e:
        print(e)


def logged(f):
    @wraps(f)
    def inner(*args):
        """inner doc"""
        return f(*args)
    return inner


@logged
def greet(name):
    """Say hello."""
    return "hello " + name


print(greet("you"), greet.__name__, greet.__doc__, greet.__wrapped__("me"))
print(functools.WRAPPER_ASSIGNMENTS)
