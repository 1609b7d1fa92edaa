# OrderedDict: order in equality, move_to_end, popitem at both ends, views, changes while iterating.
from collections import OrderedDict
import copy

d = OrderedDict(a=1, b=2, c=3)
d.move_to_end("a")
print(d, d.popitem(), d.popitem(last=False), d)
d.update(x=1, y=2)
d.move_to_end("y", last=False)
print(list(d), list(reversed(d)), list(reversed(d.items())), d == {"c": 3, "x": 1, "y": 2}, d == OrderedDict(x=1, c=3, y=2), d != OrderedDict(y=2, c=3, x=1))
d["c"] = 30
d["y"] = d.pop("y")
print(d, d.setdefault("n", 0), d.setdefault("c", 5), d.pop("zz", "default"))
for act in ("d.move_to_end('zz')", "OrderedDict().popitem()", "d.pop('zz')", "OrderedDict(5)", "d['zz']", "OrderedDict.fromkeys('ab', 0)"):
    try:
        print(act, eval(act))
    except Exception as error:
        print(act, "->", type(error).__name__, error)
print(d | {"c": 0, "q": 9}, {"z": 0} | d, type({"z": 0} | d).__name__)
d |= [("last", 1)]
print(list(d.items())[-1], len(d), bool(OrderedDict()))
c = copy.copy(d)
print(c == d, c is d, type(c).__name__, repr(OrderedDict()), repr(OrderedDict([(1, OrderedDict())])))
d["self"] = d
print(repr(d)[-40:])
del d["self"]


class Sub(OrderedDict):
    def __missing__(self, key):
        return key * 2

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)


s = Sub(a=1, b=2)
s["a"] = 3
s.extra = "attr"
print(s, s["zz"], s.get("zz"), s.extra, copy.copy(s).extra, "zz" in s)
