# Counter arithmetic, ChainMap, defaultdict, UserDict and their like.
from collections import ChainMap, Counter, UserDict, UserList, UserString, defaultdict, deque, namedtuple

c = Counter("abracadabra")
print(c, c.most_common(2), c["zz"], sorted(c.elements())[:6], c.total())
c.update("aab")
c.subtract({"a": 10, "q": 1})
print(c, +c, -c, c["a"])
a, b = Counter(x=3, y=1), Counter(x=1, y=2, z=0)
print(a + b, a - b, a & b, a | b, a == Counter(y=1, x=3), a <= b, Counter(x=1) <= a, a > Counter(x=1))
a += b
print(a)
a -= Counter(x=5)
print(a)
del a["nothing"]
for f in (lambda: Counter.fromkeys("a"), lambda: Counter(1, 2), lambda: Counter(5), lambda: a + 5, lambda: Counter(a="b").total()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(m["a"], m["b"], dict(m), len(m), m.maps, m.parents, m.new_child({"c": 4}))
m["b"] = 9
print(m, "b" in m, list(m))
for f in (lambda: m["zz"], lambda: m.pop("zz"), lambda: m.__delitem__("zz"), lambda: ChainMap().popitem()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(m | {"k": 1}, {"k": 1} | m, ChainMap() == {}, bool(ChainMap()))
d = defaultdict(list, a=[1])
d["b"].append(2)
print(d, d.default_factory, d.get("zz"), "zz" in d, d.copy(), d | {"x": 1})
n = defaultdict(None)
try:
    n["k"]
except KeyError as e:
    print("KeyError", e)
try:
    defaultdict(5)
except TypeError as e:
    print(e)
d.default_factory = lambda: "new"
print(d["fresh"], repr(defaultdict(int)))


class Default(defaultdict):
    def __missing__(self, k):
        return k * 2


print(Default(int)["ab"])


class Lower(UserDict):
    def __setitem__(self, k, v):
        super().__setitem__(k.lower(), v)


u = Lower(A=1)
u.update(B=2)
print(u, u.data, len(u), u | {"C": 3})
print(UserList([1, 2]) + [3], UserList("ab") * 2, UserList([3, 1])[::-1], UserString("abc").upper() + "d", UserString("ab") == "ab")
P = namedtuple("P", "x y", defaults=[0])
p = P(1)
print(p, p._replace(y=5), p._asdict(), P._fields, P._field_defaults, P._make([7, 8]), p == (1, 0), p.x, p[1])
for f in (
    lambda: P(),
    lambda: P(1, 2, 3),
    lambda: p._replace(z=1),
    lambda: P._make([1]),
    lambda: setattr(p, "x", 3),
    lambda: namedtuple("Q", "a a"),
    lambda: namedtuple("Q", "class"),
    lambda: namedtuple("Q", "_a"),
    lambda: namedtuple("1", "a"),
    lambda: namedtuple("Q", "a", defaults=[1, 2]),
    lambda: namedtuple("Q", "a class b", rename=True)._fields,
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
q = deque([1, 2, 3, 4], maxlen=4)
q.append(5)
q.appendleft(0)
q.rotate(1)
print(q, q.maxlen, q.index(2), q.count(4), q + deque([9]), q * 2, list(reversed(q)))
q.extend("ab")
q.extendleft("xy")
q.insert(0, 7) if len(q) < 4 else print("full")
for f in (lambda: q.insert(0, 1), lambda: deque().pop(), lambda: deque().popleft(), lambda: q.remove("zz"), lambda: q.index("zz"), lambda: deque(maxlen=-1), lambda: q[10], lambda: q < 5, lambda: deque(5), lambda: setattr(q, "maxlen", 3)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(q < deque("zz"), q == deque(q), q.copy() is q, bool(deque()))
