# Built-in functions that exhaust generators, in hot code: results, errors, tracebacks, recursion, frames that are seen.
import sys
import traceback


class Vec:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return Vec(self.x + other.x)

    def __radd__(self, other):
        return Vec(self.x + 100) if other == 0 else NotImplemented

    def __repr__(self):
        return f"Vec({self.x})"


def ints(n):
    return sum(i * i for i in range(n))


def floats(n):
    return sum(0.1 * i for i in range(n))


def mixed(items):
    return sum(x for x in items)


def started(items, start):
    return sum((x for x in items), start)


def some(items, bound):
    return any(x > bound for x in items), all(x > bound for x in items)


def lists(items):
    return list(x + x for x in items), tuple(x + x for x in items)


def ordered(items):
    return sorted(-x for x in items)


def joined(items):
    return ", ".join(str(x) for x in items), "".join(x for x in "abc" if x != "b")


def warm():
    for _ in range(300):
        ints(5), floats(5), some([1, 2, 3], 2), lists([1, 2]), ordered([3, 1]), joined([1, 2.5])
        mixed([1, 2]), mixed([1.5, 2]), started([1], 2), started([1.5], 0.5)


warm()
print(ints(10), floats(10), some([1, 2, 3], 0), some([], 0), lists([]), lists("xy"), lists([1.5, None][:1]))
print(ordered([3, 1.5, 2, True]), joined([]), joined([1, "x", None]))
big = 2**62
for items in (
    [1, 2.5, 3],
    [big, big, big],
    [big, big, 0.5],
    [0.1] * 10,
    [0.1, 1, True, 0.2, big * 8],
    [1e308, 1e308, -1e308],
    [float("inf"), 1.0],
    [True, True],
    [1, 2j, 3.5],
    [0.5, 2j, 1],
    [Vec(1), Vec(2)],
    [1, Vec(2)],
    [-0.0, -0.0],
    [],
    [1e16, 1.0, -1e16, 1],
):
    try:
        print(items if len(items) < 5 else len(items), mixed(items))
    except TypeError as e:
        print(type(e).__name__, e)
for items, start in (([1, 2], 0.5), ([0.1] * 3, 1), ([0.1] * 3, 0.3), ([1, "a"], 0), ([[1], [2]], []), ([1], True)):
    try:
        print(started(items, start))
    except TypeError as e:
        print(type(e).__name__, e)


def failing(n):
    for i in range(n):
        if i == 3:
            raise ValueError(f"item {i}")
        yield i


def total(n):
    return sum(x for x in failing(n))


def text(n):
    return "-".join(chr(97 + x) for x in failing(n))


def each(f, n):
    for k in range(400):
        f(2)
    try:
        return f(n)
    except ValueError:
        return traceback.format_exc().replace(__file__, "FILE")


print(each(total, 5))
print(each(text, 5))
print(each(lambda n: tuple(x for x in failing(n)), 6))
try:
    joined([1])
    "".join(x for x in ["a", 1])
except TypeError as e:
    print(e)


def depth_of(n):
    return 1 + sum(depth_of(n - 1) for _ in range(1)) if n else 0


def depth_any(n):
    return n == 0 or any(depth_any(n - 1) for _ in range(1))


# Two frames a level count: the function's and the generator's.
for n in (5, 50, 400, 480):
    print(n, depth_of(n), depth_any(n))
for f in (depth_of, depth_any):
    try:
        f(2000)
        print("no error")
    except RecursionError as e:
        print("RecursionError", e)
    for _ in range(200):
        f(4)
    print(f(450))


def names():
    out = []
    f = sys._getframe(1)
    while f is not None and len(out) < 3:
        out.append(f.f_code.co_name)
        f = f.f_back
    return out


def looking(n):
    return list(names() for _ in range(n))


for _ in range(300):
    looking(2)
print(looking(2))


def again(g):
    return sum(g), list(g), tuple(g), any(g), all(g), sorted(g), ",".join(g)


for _ in range(200):
    again(i for i in range(3))
print(again(i for i in range(4)))


def itself():
    g = (sum(g) for _ in range(1))
    return list(g)


for _ in range(300):
    try:
        itself()
    except ValueError as e:
        text = str(e)
print(text)


def stopped(k):
    def gen():
        yield 1
        if k:
            raise StopIteration
        yield 2

    return sum(gen())


for k in [0] * 300 + [1]:
    try:
        r = stopped(k)
    except RuntimeError as e:
        print(r, e)
