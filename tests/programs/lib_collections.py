# namedtuple, Counter, OrderedDict, ChainMap, UserDict and the abstract classes.
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, namedtuple
from collections.abc import Hashable, Iterable, Mapping, MutableMapping, Sequence, Sized

Point = namedtuple("Point", "x y", defaults=[0])
p = Point(3)
print(p, p.x, p[1], p._asdict(), p._replace(y=5), Point._fields, Point._field_defaults)
x, y = Point._make([7, 8])
print(x, y, Point(1, 2) == (1, 2), hash(Point(1, 2)) == hash((1, 2)), p.__match_args__)
for bad in (["x", "x"], ["_a"], ["class"], ["1a"]):
    try:
        namedtuple("Bad", bad)
    except ValueError as e:
        print(e)
try:
    Point()
except TypeError as e:
    print(e)
try:
    p.x = 1
except AttributeError as e:
    print(e)
print(namedtuple("R", "a def a", rename=True)._fields)

c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], c.total(), sorted(c.elements()))
c.subtract("aab")
print(c["a"], c["b"], +c, -Counter(a=-1))
print(Counter(a=3, b=1) + Counter(b=2), Counter(a=3, b=1) - Counter(a=1, b=4), Counter(a=2) & Counter(a=1), Counter(a=2) | Counter(a=5))
print(Counter(a=1) <= Counter(a=2), Counter(a=1) == Counter(a=1, b=0))

d = OrderedDict(a=1, b=2, c=3)
d.move_to_end("a")
print(d, list(reversed(d)), d.popitem(last=False), d)
d.move_to_end("a", last=False)
print(d == OrderedDict(c=3, a=1), d == dict(c=3, a=1), list(d.items()))
try:
    d.move_to_end("zz")
except KeyError as e:
    print("KeyError", e)

m = ChainMap({"a": 1}, {"a": 2, "b": 3})
m["b"] = 9
print(m["a"], m["b"], m.maps, sorted(m), len(m), m.new_child({"q": 0})["q"], m.parents["b"])
try:
    m["nope"]
except KeyError as e:
    print("KeyError", e)


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


u = Upper(a=1)
u["b"] = 2
print(u, "A" in u, "a" in u, isinstance(u, MutableMapping), UserList([1, 2]) + [3], UserString("ab").upper())


class Squares(Sequence):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        if not 0 <= i < 4:
            raise IndexError(i)
        return i * i


s = Squares()
print(list(s), 9 in s, s.index(4), list(reversed(s)), s.count(1), isinstance(s, Sized), issubclass(Squares, Iterable))
print(isinstance([], Hashable), isinstance((), Hashable), isinstance({}, Mapping))
try:
    Mapping()
except TypeError as e:
    print(e)
