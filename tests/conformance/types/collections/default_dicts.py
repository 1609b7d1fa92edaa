# defaultdict and ChainMap and the User classes: missing keys, layers, wrapping.
from collections import ChainMap, UserDict, UserList, UserString, defaultdict
import copy

d = defaultdict(list, {"a": [1]}, b=[2])
d["c"].append(3)
print(d, d.get("zz"), "zz" in d, d.default_factory, copy.copy(d) == d, copy.copy(d).default_factory, d.copy()["new"], len(d))
n = defaultdict(None)
for act in ("n['x']", "defaultdict(5)", "defaultdict()", "defaultdict(list, 5)", "d.default_factory", "d | {'z': 1}", "{'z': 1} | d", "defaultdict(int, a=1) == {'a': 1}", "d.__missing__('m')", "d.pop('zz')", "repr(defaultdict(int))"):
    try:
        print(act, eval(act))
    except Exception as error:
        print(act, "->", type(error).__name__, error)
d.default_factory = lambda: "changed"
print(d["q"], d["a"])
counts = defaultdict(int)
for ch in "hello":
    counts[ch] += 1
print(dict(counts))


def fails():
    raise OSError("factory")


f = defaultdict(fails)
try:
    f["k"]
except OSError as error:
    print(error, len(f))
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
print(list(t), list(t["a"]), t["a"]["b"]["c"])
base, top = {"x": 1, "y": 2}, {"x": 10}
c = ChainMap(top, base)
print(c["x"], c["y"], len(c), sorted(c), list(c), c.maps, c.parents, c.new_child({"z": 0}), "y" in c, c.get("q", "no"), bool(ChainMap()))
c["y"] = 20
del c["x"]
print(top, base, c["x"], c.pop("y"), c["y"])
for act in ("del c['x']", "c['nope']", "c.pop('x')", "c.popitem()", "c | {'q': 1}", "{'q': 1} | c", "c == {'x': 1, 'y': 2}", "ChainMap(5)['a']"):
    try:
        exec(act)
        print(act)
    except Exception as error:
        print(act, "->", type(error).__name__, error)


class U(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)

    def __missing__(self, key):
        return "missing " + key


u = U(a=1)
u.update(b=2)
print(u, u.data, u["zz"], "A" in u, u | {"c": 3}, type(u | {}).__name__, u.copy(), len(u))
l = UserList([3, 1])
l.append(2)
l.sort()
print(l, l + [9], type(l[:2]).__name__, l * 2, [0] + l, l == [1, 2, 3], 2 in l)
s = UserString("abc")
print(s.upper(), type(s.upper()).__name__, s + "d", "x" + s, s == "abc", s[1:], hash(s) == hash("abc"), "b" in s, int(UserString("12")), s % () if False else len(s))
