# Patterns: what they ask of objects, and what goes wrong.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class NoArgs:
    a = 1


class BadArgs:
    __match_args__ = ["x"]
    x = 1


class BadName:
    __match_args__ = (1,)


class Twice:
    __match_args__ = ("a",)
    a = 1


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


def too_many(p):
    match p:
        case Point(1, 2, 3):
            return "no"


def none(p):
    match p:
        case NoArgs(1):
            return "no"


def bad_args(p):
    match p:
        case BadArgs(1):
            return "no"


def bad_name(p):
    match p:
        case BadName(1):
            return "no"


def twice(p):
    match p:
        case Twice(1, a=1):
            return "no"


def not_class(p):
    match p:
        case len():
            return "no"


def ints(p):
    match p:
        case int(1, 2):
            return "no"


attempt(too_many, Point(1, 2))
attempt(none, NoArgs())
attempt(bad_args, BadArgs())
attempt(bad_name, BadName())
attempt(twice, Twice())
attempt(not_class, 5)
attempt(ints, 5)


def kinds(x):
    match x:
        case bool(b):
            return "bool", b
        case int(n) | float(n) if n > 100:
            return "large", n
        case int() | float():
            return "number"
        case str(s) if not s:
            return "empty"
        case "a" | "b" as letter:
            return "letter", letter
        case str():
            return "text"
        case [] | ():
            return "nothing in it"
        case [Point(x=0, y=0)]:
            return "origin alone"
        case [first, *_, last] if first == last:
            return "same ends"
        case [_, _]:
            return "pair"
        case (1, *rest) | [*rest, 1]:
            return "one", rest
        case {"kind": "x", **more}:
            return "mapping", more
        case {"n": int(n), "m": [a, b]}:
            return n, a, b
        case {}:
            return "any mapping"
        case Point(x=0, y=y):
            return "on axis", y
        case Point(x, y) as p if x == y:
            return "diagonal", p.x
        case None:
            return "none"
        case b"by":
            return "bytes"
        case -1.5 | 2 + 3j:
            return "complex or negative"
        case _:
            return "else"


for x in (True, 101, 7.5, "", "a", "zz", [], (), [Point(0, 0)], [1, 2, 1], [3, 4], (1, 2, 3), [5, 6, 1], {"kind": "x", "q": 1}, {"n": 3, "m": (1, 2)}, {"z": 0}, Point(0, 5), Point(3, 3), Point(1, 2), None, b"by", 2 + 3j, {1, 2}, range(2), bytearray(b"ab"), "ab", iter([1])):
    attempt(kinds, x)


class Seq:
    def __len__(self):
        print("len")
        return 2

    def __getitem__(self, i):
        print("item", i)
        return i


import collections.abc

attempt(kinds, Seq())
collections.abc.Sequence.register(Seq)
attempt(kinds, Seq())


class Map(dict):
    def get(self, k, d=None):
        print("get", k)
        return super().get(k, d)

    def __missing__(self, k):
        return "missing"


attempt(kinds, Map(kind="x"))
attempt(kinds, collections.ChainMap({"n": 1, "m": "ab"}))
attempt(kinds, collections.defaultdict(int))


class Odd:
    @property
    def x(self):
        raise ValueError("x is broken")

    @property
    def y(self):
        raise AttributeError


def odd(o):
    match o:
        case Odd(y=1):
            return "y"
        case Odd(x=1):
            return "x"


attempt(odd, Odd())


def values(x):
    match x:
        case Twice.a:
            return "value"
        case Point.x:
            return "never"


attempt(values, 1)
attempt(values, 2)


def evaluation():
    log = []

    class Eq:
        def __init__(self, n):
            self.n = n

        def __eq__(self, o):
            log.append((self.n, o))
            return self.n == o

    match [Eq(1), Eq(2)]:
        case [2, _]:
            pass
        case [1, 3]:
            pass
        case [1, 2]:
            log.append("found")
    return log


attempt(evaluation)
