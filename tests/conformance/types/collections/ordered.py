# OrderedDict: order, moves, equality, iteration and errors.
from collections import OrderedDict

d = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
d.move_to_end("a")
print(list(d), d)
d.move_to_end("c", last=False)
print(list(d.items()), list(reversed(d)), d.popitem(), d.popitem(last=False), d)
for f in (lambda: d.move_to_end("zz"), lambda: OrderedDict().popitem(), lambda: d.pop("zz"), lambda: d["zz"]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
x, y = OrderedDict(a=1, b=2), OrderedDict(b=2, a=1)
print(x == y, x == dict(b=2, a=1), x != y, x == OrderedDict(a=1, b=2), {"a": 1, "b": 2} == y)
x.update(c=3, a=9)
print(x, x.pop("c"), x.pop("q", "none"), x.setdefault("z", 0), x.copy() == x, type(x.copy()).__name__)
print(x | {"b": 7}, {"b": 7} | x, OrderedDict.fromkeys("ab", 0))
x |= {"n": 1}
print(x, bool(OrderedDict()), len(x), "n" in x, list(reversed(x.keys())), list(reversed(x.values())), list(reversed(x.items())))
x["a"] = 100
del x["b"]
x["b"] = 0
print(x)


class Sub(OrderedDict):
    def __missing__(self, k):
        return "missing " + k


s = Sub(q=1)
s.attr = 5
print(s, s["w"], s.attr, s.copy())
r = OrderedDict()
r["self"] = r
print(r)
x.clear()
print(x, OrderedDict([(1, 2)]).__reduce__()[0].__name__)
