# Pattern matching in hot loops: sequences, mappings, classes, attributes.
from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


class Named:
    __match_args__ = ("name", "size")

    def __init__(self, name, size):
        self.name = name
        self.size = size


class Sub(Named):
    pass


class Odd:
    __match_args__ = ("a", "a")
    a = 1


def kind(v):
    match v:
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [x, y]:
            return f"two {x} {y:>3}"
        case (1, *rest) | [2, *rest]:
            return f"starts {rest}"
        case [x, y, *_]:
            return f"long {x!r} {y!s:5}|"
        case {"k": k, **rest}:
            return f"map {k} {rest}"
        case {}:
            return "mapping"
        case bool(b):
            return f"bool {b}"
        case int(n) if n > 10:
            return f"big {n}"
        case int() | float():
            return f"number {v}"
        case str(s):
            return s + f"{s}"
        case Point(x=0, y=y):
            return f"on axis {y}"
        case Point(x, y):
            return f"point {x} {y}"
        case Named(name, size=3):
            return f"three {name}"
        case Named(name):
            return f"named {name}"
        case None:
            return "none"
        case bytes() | set():
            return "other"
    return f"unknown {type(v).__name__}"


values = [[], (), [1], (5,), [1, 2], "ab", (1, 2, 3), [2, 3, 4], (7, 8, 9), {"k": 1}, {"k": 1, "z": 2}, {"a": 3}, True, 5,
          50, 2.5, "", "xyz", Point(0, 4), Point(1, 2), Named("n", 3), Named("m", 4), Sub("s", 3), None, b"x", {1}, object(),
          range(2), range(9), 10 ** 30, bytearray(b"q"), 3j]
for v in values:
    for i in range(60):
        r = kind(v)
    print(r)
for i in range(40):
    rs = [kind(v) for v in values]
print(len("".join(rs)))


def odd(v):
    match v:
        case Odd(a, b):
            return a + b
    return None


for i in range(60):
    try:
        r = odd(Odd() if i < 50 else 3)
    except TypeError as e:
        r = e
    if i in (0, 49, 59):
        print(r)


def size(v):
    match v:
        case Named(n, s):
            return s
        case _:
            return -1


n = Named("x", 1)
t = 0
for i in range(200):
    if i == 100:
        Named.__match_args__ = ("size", "name")
    if i == 150:
        n.size = "s"
    r = size(n)
    if i % 50 == 49:
        print(i, r)
        if i == 199:
            del n.size
            try:
                print(size(n))
            except AttributeError as e:
                print(e)


def unpack(rows):
    t = 0
    for row in rows:
        a, b, c = row
        t += len(f"{a}{b}{c}")
    return t


rows = [[1, 2, 3], ["a", "b", "c"], [1.5, 2.5, 3.5], ["x", 1, None], (1, 2, 3), [True, False, True], "xyz"]
for i in range(60):
    r = unpack(rows)
print(r)
for bad in ([1, 2], [1, 2, 3, 4], [], (1,), 5):
    for i in range(30):
        try:
            unpack(rows + [bad])
        except (ValueError, TypeError) as e:
            r = e
    print(r)


class Truthy:
    def __bool__(self):
        raise ZeroDivisionError("no")


def truths(vs):
    n = 0
    for v in vs:
        if bool(v):
            n += 1
        n += bool(v is None) + (v.__class__ is int)
    return n


for i in range(60):
    r = truths([1, 0, 2.0, 0.0, "", "a", [], [1], (), (1,), {}, {1: 2}, None, True, n, Named, 10 ** 30])
print(r)
try:
    for i in range(60):
        truths([i, Truthy() if i == 50 else 1])
except ZeroDivisionError as e:
    print(i, e)


class Liar:
    @property
    def __class__(self):
        return int


for i in range(60):
    r = truths([Liar(), 1, Liar])
print(r, isinstance(Liar(), int))


def fields(vs, w):
    return [f"{v:{w}}|{v!r}|{v!s:>{w}}|{v!a}" for v in vs]


class Formatted(str):
    def __format__(self, spec):
        return "<" + spec + ">"


for i in range(60):
    r = fields([1, "é", 2.5, True, 10 ** 20, Formatted("f")], 6 + i % 3)
print(r)
try:
    for i in range(60):
        fields([1, "b", [1] if i == 55 else 2], 4)
except TypeError as e:
    print(i, e)
