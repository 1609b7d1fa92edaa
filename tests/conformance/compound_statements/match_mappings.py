# Mapping patterns.
import collections
import types


def m(v):
    match v:
        case {"kind": "a", "v": x}:
            return f"a {x}"
        case {"kind": "b", **rest}:
            return f"b {rest}"
        case {1: y, None: z}:
            return f"const {y} {z}"
        case {"nested": {"deep": [first, *_]}}:
            return f"deep {first}"
        case {"k": (int() | str()) as t}:
            return f"typed {t!r}"
        case {-1: a, 1.5: b, 1 + 2j: c}:
            return f"numbers {a} {b} {c}"
        case {b"x": _, "" "y": _}:
            return "bytes"
        case {**everything} if everything:
            return f"all {everything}"
        case {}:
            return "empty"
        case _:
            return "none"


class Get(collections.abc.Mapping):
    def __init__(self, d):
        self.d = d

    def __getitem__(self, k):
        print("getitem", k, end=" ")
        return self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)

    def get(self, k, default=None):
        print("get", k, end=" ")
        return self.d.get(k, default)

    def keys(self):
        print("keys", end=" ")
        return self.d.keys()


class Default(dict):
    def __missing__(self, k):
        print("missing", k)
        return "made"


for v in ({"kind": "a", "v": 5, "more": 1}, {"kind": "a"}, {"kind": "b"}, {"kind": "b", "x": 1, 2: 3}, {1: 2, None: 3, 4: 5}, {True: "t", None: 0}, {"nested": {"deep": [1, 2]}}, {"nested": {"deep": []}}, {"k": 1}, {"k": "s"}, {"k": 1.5}, {-1: 1, 1.5: 2, 1 + 2j: 3}, {b"x": 1, "y": 2}, {}, [], "kind", None, collections.OrderedDict(kind="b"), collections.defaultdict(int), collections.defaultdict(int, kind="b"), collections.ChainMap({"k": 2}), collections.Counter("a"), types.MappingProxyType({"k": 3}), Default(), Default(kind="b")):
    print(type(v).__name__, m(v))
print(m(Get({"kind": "a", "v": 1})))
print(m(Get({"k": 5})))
d = {"a": 1, "b": 2}
match d:
    case {"a": _, **rest}:
        rest["c"] = 3
        print(rest, d)


class K:
    key = "attr"
    other = 5


match {"attr": 1, 5: 2}:
    case {K.key: x, K.other: y}:
        print(x, y)


class Same:
    a = "dup"
    b = "dup"


def runtime_error(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


def duplicate():
    match {"dup": 1}:
        case {Same.a: x, Same.b: y}:
            print("matched")


def unhashable():
    class U:
        k = []
    match {"x": 1}:
        case {U.k: x}:
            pass


def missing_attr():
    match {"x": 1}:
        case {K.nothing: x}:
            pass


runtime_error(duplicate)
runtime_error(unhashable)
runtime_error(missing_attr)
print(m({"kind": "a", "v": {"kind": "b"}}))
