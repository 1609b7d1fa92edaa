# Class patterns: positional and keyword parts, built-ins, errors.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Sub(Point):
    __match_args__ = ("y",)


class Bare:
    a = 1


class Prop:
    __match_args__ = ("p",)

    @property
    def p(self):
        print("read p", end=" ")
        return 5


class Raises:
    __match_args__ = ("r",)

    @property
    def r(self):
        raise ValueError("property failed")


class Missing:
    __match_args__ = ("gone",)


class ListArgs:
    __match_args__ = ["x"]
    x = 1


class IntArgs:
    __match_args__ = (1,)


class Meta(type):
    def __instancecheck__(cls, o):
        print("instancecheck", end=" ")
        return o == "yes"


class Virtual(metaclass=Meta):
    pass


def m(v):
    match v:
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on y at {y}"
        case Sub(y):
            return f"sub {y}"
        case Point(x, y=5):
            return f"y is 5 {x}"
        case Point(Point(a, b), _):
            return f"nested {a} {b}"
        case Point():
            return "point"
        case Prop(5):
            return "prop"
        case bool(b):
            return f"bool {b}"
        case int(i) if i > 100:
            return f"big {i}"
        case int(real=r, imag=0):
            return f"int {r}"
        case str("exact" | "other"):
            return "exact"
        case str(s):
            return f"str {s}"
        case float() | complex():
            return "inexact"
        case list([a, b]) | tuple((a, b)):
            return f"two {a} {b}"
        case dict({"k": v}):
            return f"dict {v}"
        case bytes(b) | bytearray(b):
            return f"bytes {b}"
        case set(s) | frozenset(s):
            return f"set {s}"
        case Bare(a=1):
            return "bare"
        case type():
            return "type"
        case None:
            return "None"
        case _:
            return "other"


for v in (Point(0, 0), Point(0, 3), Sub(1, 2), Point(1, 5), Point(Point(1, 2), 3), Point(1, 1), Prop(), True, 101, 5, "exact", "s", 1.5, 1j, [1, 2], (3, 4), [1], {"k": 1}, {}, b"x", bytearray(b"y"), {1}, frozenset(), Bare(), int, None, object, ...):
    print(m(v))


def error(f, v):
    try:
        print(f(v))
    except Exception as e:
        print(type(e).__name__, e)


def too_many(v):
    match v:
        case Point(1, 2, 3):
            return 1


def too_many_int(v):
    match v:
        case int(1, 2):
            return 1


def no_positional(v):
    match v:
        case Bare(1):
            return 1


def raises(v):
    match v:
        case Raises(1):
            return 1


def missing(v):
    match v:
        case Missing(_):
            return 1
    return "no match"


def list_args(v):
    match v:
        case ListArgs(1):
            return 1


def int_args(v):
    match v:
        case IntArgs(1):
            return 1


def twice(v):
    match v:
        case Point(1, x=1):
            return 1


def not_class(v):
    x = 5
    match v:
        case x(1):
            return 1


def function_class(v):
    match v:
        case len():
            return 1


def virtual(v):
    match v:
        case Virtual():
            return "virtual"
    return "not"


def dotted(v):
    import collections.abc as abc
    match v:
        case abc.Mapping():
            return "mapping"
        case abc.Sequence() | abc.Set():
            return "collection"


def union(v):
    match v:
        case U():
            return 1


U = int | str
for f, v in ((too_many, Point(1, 2)), (too_many, 5), (too_many_int, 1), (no_positional, Bare()), (raises, Raises()), (missing, Missing()), (list_args, ListArgs()), (int_args, IntArgs()), (twice, Point(1, 2)), (not_class, 1), (function_class, 1), (virtual, "yes"), (virtual, "no"), (dotted, {}), (dotted, []), (dotted, set()), (union, 1)):
    print(f.__name__, end=": ")
    error(f, v)
