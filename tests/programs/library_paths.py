"""Built-in operations at the sizes and kinds of values where they take different ways."""


def tell(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


# ---- lists: storage of 512 bytes and around, all kinds of items
for item in (1, 0.5, True, "s", None, (1, 2)):
    for n in (0, 1, 2, 31, 32, 33, 63, 64, 65, 511, 512, 513, 600):
        a = [item] * n
        b = [item, item] * n
        c = a[:]
        c.append(item)
        c.append([])
        d = a + b
        d.extend(tuple(a))
        d.extend(a)
        assert len(a) == n and len(b) == 2 * n and len(c) == n + 2 and len(d) == 5 * n
        assert a == [item for _ in range(n)] and c[:-1] == [item] * (n + 1) and d == [item] * 5 * n
        c.pop()
        c.sort(key=str)
        c.insert(0, item)
        del c[1:]
        assert c == [item]
        for k in (2, 3, -1, -2):
            assert a[::k] == list(a)[::k] and len(a[::k]) == len(range(n)[::k])
        e = []
        e *= n
        e += a
        e *= 2
        assert e == b
        e *= 0
        assert e == []
tell(lambda: [1, 2] * -1)
tell(lambda: [1, "a", 2.5][1:])
tell(lambda: [] * 10**30)
tell(lambda: [1] * 10**30)
tell(lambda: [1] * 2.0)
tell(lambda: "ab" * 3)
tell(lambda: (1, "x") * 2)
tell(lambda: [1] + (2,))
tell(lambda: "a" + 1)
tell(lambda: (1,) + [2])
shared = [[]] * 3
shared[0].append(1)
print(shared)
grown = []
for i in range(300):
    grown.append(i)
    if i == 150:
        grown[3] = "x"
print(len(grown), grown[:6], grown[149:153], sum(x for x in grown if x != "x"))
grown.sort(key=lambda x: -1 if x == "x" else x)
print(grown[:3], grown.index("x"), grown[-1])

# ---- slices and subscripts
for v in ("hello", b"hello", [1, 2, 3, 4, 5], (1, 2, 3, 4, 5), "h\u00e4ll\u00f6", ["a", "b", "c", "d", "e"]):
    print(v[2:4], v[-3:], v[:-9], v[9:], v[4:1], v[::2], v[::-1], v[True], v[-5], v[1:10**30], v[-(10**30):2])
    tell(lambda: v[5])
    tell(lambda: v[-6])
    tell(lambda: v["x"])
    tell(lambda: v["x":])
    tell(lambda: v[::0])

# ---- comparisons
nan = float("nan")


class Odd:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return NotImplemented if not isinstance(other, Odd) else self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


ops = [lambda a, b: a < b, lambda a, b: a <= b, lambda a, b: a == b, lambda a, b: a != b, lambda a, b: a > b, lambda a, b: a >= b]
pairs = [
    ((1, 2), (1, 3)), ((1, 2), (1, 2, 0)), ((), ()), ((1, 2), [1, 2]), ((nan,), (nan,)), ((nan,), (1.0,)),
    ((1, "a"), (1, "b")), ((1, "a"), (1, 2)), ((1.0, True), (1, 1)), (((1, (2, 3)), 4), ((1, (2, 4)), 3)),
    ([1, 2], [1, 3]), ([1, "a"], [1, "b"]), ([1.5, 2], [1.5, 3]), ([nan], [nan]), ([1], ["a"]),
    ("ab", "abc"), ("\u00e4", "z"), ("", ""), (1, 1.0), (2**70, 2**70 + 1), (1, "a"), (None, None),
    ((Odd(1), 2), (Odd(1), 3)), ((Odd(1),), (Odd(2),)), ((10**30,), (10**30,)), (True, 2), ((None,), (None, 1)),
]
for a, b in pairs:
    row = []
    for op in ops:
        try:
            row.append(op(a, b))
        except TypeError as e:
            row.append(str(e))
    print(row)
deep = ()
for _ in range(200):
    deep = (deep, 1)
deeper = ()
for _ in range(200):
    deeper = (deeper, 1)
print(deep == deeper, deep < deeper, deep <= deeper, (deep, 1) < (deeper, 2))
print(max([3, 1, 2], key=lambda x: -x), min("bca", key=ord), max([(1, 2), (1, 3)]), max([1, 2.5, True]))
tell(lambda: max([1, "a"], key=lambda x: x))

# ---- attributes with __getattr__ and __getattribute__
class G:
    kind = "class"

    def __init__(self):
        self.x = 1

    def __getattr__(self, name):
        if name == "bad":
            raise AttributeError("no " + name)
        return name + "?"

    @property
    def p(self):
        return self.q.r

    @property
    def broken(self):
        raise AttributeError("from the property")

    def method(self):
        return "method"


def look(o):
    return [o.x, o.kind, o.zzz, o.p2, o.broken, o.method()]


g = G()
for _ in range(3):
    print(look(g), hasattr(g, "bad"), getattr(g, "bad", 7), getattr(g, "x", 7), hasattr(g, "w"))
tell(lambda: g.bad)
tell(lambda: g.p)
del g.x
print(look(g))
g.x = 2
g.method = lambda: "own"
print(look(g))
G.__getattribute__ = lambda self, name: "all " + name if name != "method" else (lambda: "all")
print(look(g), look(G()))
del G.__getattribute__
print(look(g))
del G.__getattr__
tell(lambda: g.zzz)
tell(lambda: g.broken)
print(hasattr(g, "zzz"), hasattr(g, "broken"), getattr(g, "broken", 5))


class OnlyAttribute:
    def __getattribute__(self, name):
        raise AttributeError("only " + name)


tell(lambda: OnlyAttribute().x)
print(hasattr(OnlyAttribute(), "x"), getattr(OnlyAttribute(), "x", 1))
tell(lambda: (1).x)
tell(lambda: int.x)
print(hasattr(1, "real"), hasattr(int, "x"), hasattr(int, "__name__"), getattr(tell, "x", 0))


class Fails:
    @property
    def v(self):
        return 1 // 0


tell(lambda: hasattr(Fails(), "v"))
tell(lambda: getattr(Fails(), "v", 1))

# ---- strings
long = "a,b" * 40
for s in ("", "a", ",", "a,b,c", ",,", "no", long, "\u00e4,\u00f6", "a, b"):
    print(s.split(","), s.split(",", 1), s.split(",", 0), s.split(", "), s.split(), s.rsplit(",", 1))
    print(s.replace(",", ";"), s.replace(",", ""), s.replace(",", "--", 2), s.replace("", "."), s.replace(",b", "x"))
    print(s.replace("a", "\u00e4"), s.replace(",", ";", 1), s.replace(",", ";", 0), s.replace("zz", "y"), s.upper(), s.title())
    print(",".join([s, s]), "".join([s, "x", s]), "\u00e4".join((s, "y")), s + "x", "\u00e4" + s)
for n in range(20):
    t = "abcdefghijklmnopqrst"[:n]
    print(t + "|" + t, "-".join([t] * 3), t.upper(), t.replace("c", "XYZ"), t.replace("bc", ""))
tell(lambda: "a".split(""))
tell(lambda: "a".split(1))
tell(lambda: "a".split(",", 1, 2))
tell(lambda: "a".replace("a"))
tell(lambda: "a".replace("a", 1))
tell(lambda: "aXbX".replace("X", "y", count=1))
tell(lambda: "a,b".split(sep=",", maxsplit=-1))
tell(lambda: ",".join(["a", 1]))

# ---- % and f-strings
tell(lambda: "%d %s" % (1, "x"))
tell(lambda: "%d%%" % 5)
tell(lambda: "%s" % ((1, 2),))
tell(lambda: "%s %s" % (1,))
tell(lambda: "%s" % (1, 2))
tell(lambda: "x" % 1)
tell(lambda: "%(a)s %(b)d" % {"a": (1, 2), "b": 3})
tell(lambda: "%(a)s" % 1)
tell(lambda: "%*d|%-*d|%.*f" % (5, 1, 5, 2, 1, 2.55))
tell(lambda: "\u00e4\u00f6 %y" % 1)
tell(lambda: "ab %d %" % 1)
tell(lambda: "ab%z" % 1)
tell(lambda: "%(a" % {"a": 1})
tell(lambda: f"{12:5d}|{12:<5}|{12:^5}|{12:\u00e4>5}|{0.5:.2f}|{-0.004:8.2f}|{1e300:.1f}"[:60])
tell(lambda: f"{'x':5}|{True:d}|{255:x}|{1234567:,}|{1.5:%}")

# ---- map, sets, dicts
it = map(lambda x: (x, next(it, None)), [1, 2, 3, 4])
print(list(it))
src = iter([1, 2, 3])
m = map(lambda x: x * 2, src)
print(next(m), list(src), list(m))
tell(lambda: list(map(lambda x: 1 // x, [1, 0])))
print(list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(map(str, range(3))))
items = [1, 2, 3]
print([items.append(x) or x if len(items) < 6 else x for x in map(lambda x: x, items)])


class Same:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return isinstance(other, Same) and self.n == other.n


s = set([Same(1), Same(2), Same(1), 1, 1.0, True])
print(len(s), Same(2) in s, len({Same(i % 3) for i in range(9)}), len(set((1, 2, 1))))
s = set(range(6))
for i in (1, 3, 5):
    s.discard(i)
s.update([9, 17, 1, 25, 3])
print(s, set([3, -1, -2, 2**61 - 1, 2**61, -(2**61)]), set("hello") == {"h", "e", "l", "o"})
tell(lambda: set([[]]))
tell(lambda: {x: 1 for x in [[]]})
for n in (0, 1, 4, 5, 8, 9, 16, 17, 33, 65):
    d = {i: -i for i in range(n)}
    for i in range(0, n, 2):
        del d[i]
    d.update({i: i for i in range(n)})
    assert sorted(d) == list(range(n)) and d == {i: i for i in range(n)}
print({x: x for x in "abc"}, {x for x in (3, 3)}, list({k: v for k, v in zip("xyz", range(3))}.items()))
