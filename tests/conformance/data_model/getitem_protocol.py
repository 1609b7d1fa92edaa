# __getitem__, __setitem__, __delitem__, __missing__, __contains__, __len__, __reversed__ and __length_hint__.
import operator


class Seq:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if isinstance(i, slice):
            return i.indices(self.n)
        if not -self.n <= i < self.n:
            raise IndexError(f"no {i}")
        return i * 10


s = Seq(4)
print(list(s), list(reversed(s)), 20 in s, 25 in s, s[1:3], s[-1], s[::2], [*s], max(s), sorted(s, reverse=True), tuple(s), dict(enumerate(s)), s[-2:], list(zip(s, s)))
a, *b = s
print(a, b)
try:
    s[9]
except IndexError as e:
    print(e)


class Miss(dict):
    def __missing__(self, k):
        if k == "bad":
            raise KeyError("missing too")
        self[k] = k * 2
        return self[k]


m = Miss(a=1)
print(m["a"], m["b"], m, m.get("c"), "d" in m, m.setdefault("e", 5))
try:
    m["bad"]
except KeyError as e:
    print(repr(e))


class Rev:
    def __reversed__(self):
        return iter("rev")


class RevBad:
    def __len__(self):
        return 2


class Hint:
    def __init__(self, h):
        self.h = h

    def __iter__(self):
        return iter([1, 2])

    def __length_hint__(self):
        return self.h


print(list(reversed(Rev())), [list(Hint(h)) for h in (0, 5, NotImplemented)], operator.length_hint(Hint(7)), operator.length_hint(5, 9))
for f in (lambda: reversed(RevBad()), lambda: operator.length_hint(Hint(-5)), lambda: reversed({1}), lambda: reversed(5), lambda: list(reversed({1: 2})), lambda: s["a"], lambda: s[None]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Del:
    def __delitem__(self, k):
        print("del", k)

    def __setitem__(self, k, v):
        print("set", k, v)


d = Del()
d[1] = d[2:3] = d["k", 4] = "v"
del d[1], d[::2], d[...]
try:
    d[1]
except TypeError as e:
    print(e)
try:
    d[1] += 1
except TypeError as e:
    print(e)
