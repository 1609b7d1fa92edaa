"""Registers of inlined generators stay on the heap: the windows of calls made in the loop body must not be taken for them."""


def clamp(v, low, high):
    return low if v < low else high if v > high else v


def twice(v, clamp=clamp):
    return clamp(v, -5, 5) * 2


def steps(first, count, by):
    at = first
    for _ in range(count):
        if at % 4 != 1:
            yield at
        at += by


def pairs(limit, step):
    n = 0
    while n < limit:
        yield n, -n
        n += step


def run(a, b):
    total = 0.25
    for s in steps(a, 70, b):
        if s & 3:
            total += twice(s)
    for x, y in pairs(60 + a, 1 + b % 2):
        total -= clamp(x, y, 9)
        if x % 5 == 0:
            total = twice(total, lambda v, low, high: v % 1000)
    return total


for a in range(12):
    print(a, run(a, a % 3 + 1), sum(twice(s) for s in steps(a, 50, 2)))
