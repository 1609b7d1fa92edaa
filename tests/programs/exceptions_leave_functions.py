# Exceptions that leave the function they are raised in, in hot code.
import sys
import traceback


class Bad(Exception):
    def __init__(self, at, what):
        super().__init__(what)
        self.at = at


def check(x):
    if x % 3 == 0:
        raise ValueError(x)
    return x


def item(d, k):
    return d[k]


def parse(text):
    return int(text)


def deep(n, x):
    if n == 0:
        return check(x)
    return deep(n - 1, x) + 1


def loops(x):
    t = 0
    for i in range(5):
        if i == x:
            raise Bad(i, f"at {i}")
        t += i
    return t


def cleanup(log, x):
    try:
        return check(x)
    finally:
        log.append(x)


def translate(x):
    try:
        return check(x)
    except ValueError as e:
        raise KeyError("translated", x) from e


class Reader:
    def __init__(self, items):
        self.items = items
        self.pos = 0

    def next(self):
        if self.pos >= len(self.items):
            raise IndexError("end")
        self.pos += 1
        return self.items[self.pos - 1]

    def __getitem__(self, i):
        if i > 3:
            raise IndexError(i)
        return self.items[i]

    def __eq__(self, other):
        raise Bad(0, "no ==")

    def __add__(self, other):
        if other > 2:
            raise OverflowError(other)
        return other

    def __bool__(self):
        raise TypeError("neither")


class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n

    def __len__(self):
        if self.n > 1:
            raise ValueError("long")
        return self.n


def attempt(f, *args):
    try:
        return f(*args)
    except (ValueError, KeyError, Bad, IndexError, OverflowError, TypeError) as e:
        return (type(e).__name__, e.args, getattr(e, "at", None), type(e.__cause__).__name__)


def many(n):
    seen, log = {}, []
    d = {i: i for i in range(5)}
    for i in range(n):
        r = Reader([1, 2, 3, 4])
        got = (
            attempt(check, i),
            attempt(item, d, i % 7),
            attempt(parse, "12x" if i % 4 else "12"),
            attempt(deep, i % 5, i % 4),
            attempt(loops, i % 8),
            attempt(cleanup, log, i % 5),
            attempt(translate, i % 6),
            attempt(r.__getitem__, i % 6),
            attempt(lambda: r + i % 4),
            attempt(lambda: r == i),
            attempt(lambda: 1 if r else 2),
            attempt(lambda: [x for x in Count(i % 3)]),
            attempt(len, Count(i % 4)),
            attempt(lambda: [r.next() for _ in range(i % 7)]),
        )
        seen[repr(got)] = seen.get(repr(got), 0) + 1
    return len(seen), sum(map(len, seen)), len(log), sum(log)


def lines(n):
    shapes = {}
    for i in range(n):
        try:
            deep(i % 3, i % 4)
        except ValueError as e:
            names = tuple((f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__))
            shapes[names] = shapes.get(names, 0) + 1
    return sorted(shapes.items())


def contexts(n):
    kinds = set()
    for i in range(n):
        try:
            try:
                check(i)
                item({}, i)
            except ValueError:
                item({}, "inner")
        except KeyError as e:
            kinds.add((type(e.__context__).__name__, e.args[0] == "inner", sys.exception() is e))
    return sorted(kinds), sys.exception()


def generators(n):
    def gen(k):
        for i in range(k):
            yield check(i + 1)

    total = 0
    for i in range(n):
        try:
            for x in gen(i % 5):
                total += x
        except ValueError as e:
            total += e.args[0] * 100
    return total


def leaks(n):
    class Held:
        pass

    def f(a, b):
        c = [a, b]
        if b:
            raise ValueError
        return c

    for i in range(n):
        try:
            f(Held(), i % 2)
        except ValueError:
            pass
    return sys.getrefcount(Held) < 8, sys.getrefcount(f) < 5


for k in range(2):
    print(many(900), generators(600), contexts(600), leaks(3000))
for x in lines(900):
    print(x)
