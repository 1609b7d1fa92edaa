"""Functions of the library in loops."""

import bisect
import heapq
import math
import operator
import random
from collections import deque
from functools import cached_property, lru_cache, reduce
from itertools import accumulate, combinations, product


def items_of_deque(n):
    q = deque(range(n))
    total = 0
    for x in q:  # loop: guards=2 polls=2 loads=1 calls=NextInto
        total ^= x
    return total


def index_of_deque(n):
    q = deque(range(n))
    total = 0
    for i in range(n):  # loop: guards=2 polls=2 calls=Apply
        total ^= q[i]
    return total


def heap(n):
    h = [1, 2, 3]
    total = 0
    for i in range(n):  # loop: guards=7 polls=4 loads=2 counts=8 calls=Apply,Apply
        heapq.heappush(h, i)
        total ^= heapq.heappop(h)
    return total


def bisection(items, n):
    total = 0
    for i in range(n):  # loop: guards=3 polls=2 counts=2 calls=Apply
        total += bisect.bisect(items, i)
    return total


def pairs_of_product(n):
    total = 0
    for a, b in product(range(n), range(n)):  # loop: guards=7 polls=3 loads=3 stores=1 counts=1 calls=NextInto
        total ^= a * b
    return total


def pairs_of_combinations(items):
    total = 0
    for a, b in combinations(items, 2):  # loop: guards=7 polls=3 loads=3 stores=1 counts=1 calls=NextInto
        total ^= a * b
    return total


def accumulated(items):
    total = 0
    for x in accumulate(items):  # loop: guards=2 polls=2 loads=1 calls=NextInto
        total ^= x
    return total


def reduced(items):
    return reduce(lambda a, b: a ^ b * 3, items)


@lru_cache(maxsize=None)
def slow(x):
    return x * x


def cached_function(n):
    total = 0
    for i in range(n):  # loop: guards=2 polls=2 calls=Apply
        total ^= slow(i & 3)
    return total


class Lazy:
    def __init__(self, x):
        self.x = x

    @cached_property
    def square(self):
        return self.x * self.x


def cached_attribute(n):
    lazy = Lazy(3)
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= lazy.square
    return total


def item_getter(pairs):
    get = operator.itemgetter(1)
    total = 0
    for p in pairs:  # loop: guards=4 polls=3 loads=4 counts=6 calls=Apply
        total ^= get(p)
    return total


def operator_function(n):
    total = 0
    for i in range(n):  # loop: guards=4 polls=2 loads=1 counts=2 calls=Apply
        total = operator.xor(total, i)
    return total


def random_floats(n):
    r = random.Random(5)
    total = 0
    for i in range(n):  # loop: guards=5 polls=2 loads=1 counts=2 calls=Native
        if r.random() < 2.0:
            total += 1
    return total


def hypotenuse(xs):
    total = 0.0
    for x in xs:  # loop: guards=3 polls=2 loads=4 calls=Apply
        total += math.hypot(x, 1.0)
    return round(total, 6)


def is_close(xs):
    total = 0
    for x in xs:  # loop: guards=4 polls=2 loads=4 calls=Apply
        if math.isnan(x):
            total += 1
    return total


def integer_root(n):
    total = 0
    for i in range(n):  # loop: guards=3 polls=2 calls=Apply
        total += math.isqrt(i)
    return total


def greatest_divisor(n):
    total = 0
    for i in range(n):  # loop: guards=3 polls=2 calls=Apply
        total += math.gcd(i, 12)
    return total


ints = list(range(100))
floats = [x / 2 for x in ints]
print(items_of_deque(100), index_of_deque(100), heap(100), bisection(ints, 100), pairs_of_product(10))
print(pairs_of_combinations(ints[:20]), accumulated(ints), reduced(ints), cached_function(100))
print(cached_attribute(100), item_getter([(x, x) for x in ints]), operator_function(100))
print(random_floats(100), hypotenuse(floats), is_close(floats), integer_root(100), greatest_divisor(100))
