# __missing__, __contains__, __length_hint__, __reversed__, __bool__ and __len__ together, __index__ in places.

class M(dict):
    def __missing__(self, key):
        if key == "raise":
            raise LookupError("from missing")
        self[key] = value = f"made {key}"
        return value


m = M(a=1)
print(m["a"], m["b"], m.get("c"), "c" in m, m.setdefault("d", 4), m.pop("zz", None), len(m), "{x}".format_map(m), "%(y)s" % m)
try:
    m["raise"]
except LookupError as error:
    print(type(error).__name__, error)


class NoMissing(dict):
    __missing__ = None


class Static(dict):
    __missing__ = staticmethod(lambda key: f"static {key}")


try:
    NoMissing()["x"]
except TypeError as error:
    print(error)
print(Static()["k"])
d = {}
d2 = type("D", (dict,), {})()
d2.__missing__ = lambda key: "instance"
try:
    d2["x"]
except KeyError as error:
    print("KeyError", error)


class Contains:
    def __contains__(self, x):
        return x

    def __iter__(self):
        raise RuntimeError("not asked")


print(1 in Contains(), 0 in Contains(), [] not in Contains(), "x" in Contains())


class NoContains:
    __contains__ = None

    def __iter__(self):
        return iter([1])


try:
    1 in NoContains()
except TypeError as error:
    print(error)


class ByIter:
    def __iter__(self):
        yield 1
        yield 2
        raise ValueError("past the end")


print(2 in ByIter())
try:
    3 in ByIter()
except ValueError as error:
    print(error)


class Hint:
    def __init__(self, h):
        self.h = h

    def __iter__(self):
        return iter("abc")

    def __length_hint__(self):
        if isinstance(self.h, Exception):
            raise self.h
        return self.h


for h in (0, 3, 100, NotImplemented, -1, "x", None, 1.5, TypeError("t"), ValueError("v"), 2**70):
    try:
        print(repr(h), list(Hint(h)))
    except Exception as error:
        print(repr(h), type(error).__name__, error)


class Both:
    def __bool__(self):
        print("bool")
        return False

    def __len__(self):
        print("len")
        return 5


print(bool(Both()), not Both(), 1 if Both() else 2)


class Idx:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


i = Idx(2)
l = list(range(5))
print(l[i], l[i:], l[:i], l[::i], "abc"[i], b"abc"[i], range(10)[i], (1, 2, 3)[i], l * 1 == l, [0] * i, "a" * i, i * b"x" if False else b"x" * i, hex(i), chr(Idx(97)), round(1.2345, i), bytes(i), 1 << i if False else [1, 2, 3].pop(i), "%d" % 5, "abc".find("c", i), "{:{}}".format("x", 3), slice(i).indices(5), range(i), int.to_bytes(5, i), [9, 8, 7].index(7, i), "a-b-c".split("-", Idx(1)), l.insert(i, "x"), l)
for bad in (Idx("x"), Idx(1.0), Idx(None)):
    try:
        print([10, 20, 30][bad])
    except TypeError as error:
        print(error)
