"""Generators exhausted by built-in functions: values, effects in order, exceptions, recursion."""
import sys


class Num:
    def __init__(self, v):
        self.v = v

    def __add__(self, o):
        log.append(("add", self.v))
        return Num(self.v + (o.v if isinstance(o, Num) else o))

    def __radd__(self, o):
        log.append(("radd", self.v))
        return Num(self.v + o)

    def __bool__(self):
        log.append(("bool", self.v))
        return self.v > 2


log = []


def noted(items):
    for x in items:
        log.append(("next", x))
        yield x


def sums(n):
    out = [
        sum(x * x for x in range(n)),
        sum(x % 3 == 0 for x in range(n)),
        sum(x * 0.1 for x in range(n)),
        sum((x * 0.1 if x % 5 else x) for x in range(n)),
        sum((x for x in range(n)), 0.5),
        sum((1e16, 1.0, -1e16)[x % 3] for x in range(n)),
        sum(2**62 for x in range(n)),
        sum((2**62 if x % 2 else 0.25) for x in range(9)),
        sum(complex(x, 1) for x in range(5)),
        sum(([x] for x in range(4)), []),
        sum(x for x in ()),
        sum((x for x in ()), 7),
        sum(float("inf") for x in range(3)),
        sum((float("inf"), -float("inf"))[x] for x in range(2)),
        sum(True for x in range(n)),
        sum(-0.0 for x in range(3)),
        sum((x for x in range(5)), True),
    ]
    return out


def order():
    log.clear()
    t = sum(Num(x) for x in noted([1, 2, 3]))
    a = any(Num(x) for x in noted([1, 2, 3, 4]))
    b = all(Num(x) for x in noted([5, 4, 2, 9]))
    return t.v, a, b, log


def tests(n):
    t = 0
    for i in range(n):
        t += any(x == i for x in range(9))
        t += all(x < 5 for x in range(i % 8))
        t += len(list(x for x in range(i % 4)))
        t += len(",".join(str(x) for x in range(i % 5)))
        t += len(tuple(x for x in "abc")) + len(sorted(-x for x in range(3)))
        t += max(x for x in (i, 3)) + len({x for x in (i, 3)}) + len(set(x % 2 for x in range(3)))
    return t


def failing(k):
    for x in range(5):
        if x == k:
            raise LookupError(x)
        yield x


def lines(e):
    out, tb = [], e.__traceback__
    while tb is not None:
        out.append(tb.tb_lineno)
        tb = tb.tb_next
    return out


def errors():
    out = []
    for f in (sum, any, all, list, tuple, sorted, ",".join):
        for k in (0, 3):
            try:
                out.append(f(failing(k)))
            except (LookupError, TypeError) as e:
                out.append((type(e).__name__, str(e), lines(e)))
    try:
        sum(x + "s" for x in range(3))
    except TypeError as e:
        out.append((str(e), len(lines(e))))
    try:
        sum(c for c in "ab")
    except TypeError as e:
        out.append((str(e), len(lines(e))))
    return out


def tree(d):
    return 1 + sum(tree(d - 1) for _ in range(2)) if d else 1


def chain(d):
    return sum(chain(d - 1) for _ in range(1)) if d else 1


def limits():
    sys.setrecursionlimit(200)
    out = [tree(7), chain(80), sys.getrecursionlimit(), sum(sys.getrecursionlimit() for _ in range(2))]
    try:
        chain(150)
    except RecursionError as e:
        out.append(str(e)[:32])
    sys.setrecursionlimit(1000)
    return out


def partly(n):
    g = (x for x in range(n))
    a = any(x > 5 for x in g)
    return a, next(g), sum(g)


def again():
    g = noted([1, 2])
    return list(g), list(g), sum(g), any(g), all(g)


def running():
    def g():
        yield sum(it)

    it = g()
    try:
        return next(it)
    except ValueError as e:
        return str(e)


print(sums(300))
print(order())
print(tests(400))
print(errors())
print(limits())
print(partly(50))
print(again())
print(running())
