# match: what the subject is asked for, errors in attributes, __match_args__ of all kinds, mappings that count.

def attempt(label, act):
    try:
        print(label, "->", act())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


class Args:
    def __init__(self, args):
        type(self).__match_args__ = args
    a, b = 1, 2


def two(x):
    match x:
        case Args(p, q):
            return p, q
    return "no match"


for args in (("a", "b"), ("a",), (), ["a", "b"], ("a", 5), ("a", "zz"), None, "ab", ("a", "a")):
    attempt(args, lambda: two(Args(args)))


class NoArgs:
    x = 1


def positional(v):
    match v:
        case NoArgs(1):
            return "matched"
        case int(1):
            return "int"
        case int(1, 2):
            return "never"
    return "none"


attempt("no args", lambda: positional(NoArgs()))
attempt("int", lambda: positional(1))
attempt("two for int", lambda: positional(2))


class Raises:
    @property
    def x(self):
        raise RuntimeError("in x")

    @property
    def y(self):
        raise AttributeError("hidden")


def attr(v):
    match v:
        case Raises(y=_):
            return "y"
        case Raises(x=_):
            return "x"


attempt("attribute", lambda: attr(Raises()))


def notclass(v, c):
    match v:
        case c.K():
            return "matched"
        case _:
            return "no"


class N:
    K = 5


attempt("not a class", lambda: notclass(1, N))
N.K = int
attempt("a class", lambda: notclass(1, N))
N.K = list[int]
attempt("generic alias", lambda: notclass([1], N))
N.K = int | str
attempt("union", lambda: notclass(1, N))


class Noisy(dict):
    def __getitem__(self, key):
        print("getitem", key)
        return super().__getitem__(key)

    def get(self, key, default=None):
        print("get", key)
        return super().get(key, default)

    def keys(self):
        print("keys")
        return super().keys()


match Noisy(a=1, b=2):
    case {"z": _}:
        print("no")
    case {"a": 1, **rest}:
        print(rest, type(rest).__name__)
from collections import defaultdict, UserDict, deque, UserList
d = defaultdict(list)
match d:
    case {"k": v}:
        print("made")
    case {}:
        print("empty pattern", d)
for v in (UserDict(a=1), UserList([1]), deque([1, 2]), "ab", {1}, (x for x in [1]), type("S", (), {"__len__": lambda s: 1, "__getitem__": lambda s, i: i})()):
    match v:
        case {"a": x}:
            print("mapping", x)
        case [x, *_]:
            print("sequence", x)
        case _:
            print("neither", type(v).__name__)


class Key:
    A = "a"


def dup(v):
    match v:
        case {Key.A: x, "a": y}:
            return x, y


attempt("twice", lambda: dup({"a": 1}))
attempt("twice, not there", lambda: dup({"b": 1}))
attempt("not a mapping", lambda: dup(5))


class Eq:
    def __eq__(self, other):
        print("eq", other)
        return other == 2


match Eq():
    case 1:
        print("one")
    case 2 | 3:
        print("two")


class Len(list):
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return f"i{i}"


def own_len(v):
    match v:
        case [a, b, c]:
            return a, b, c


attempt("len is too large", lambda: own_len(Len([1])))


class BadLen(list):
    def __len__(self):
        raise OSError("len")


def bad(v):
    match v:
        case [_]:
            return 1


attempt("len raises", lambda: bad(BadLen()))
