# collections.abc: what counts as what, methods given by the mixins, and what must be written.
from collections.abc import Awaitable, Buffer, Callable, Collection, Container, Coroutine, Generator, Hashable, ItemsView, Iterable, Iterator, KeysView, Mapping, MutableMapping, MutableSequence, MutableSet, Reversible, Sequence, Set, Sized, ValuesView

kinds = (Callable, Collection, Container, Generator, Hashable, Iterable, Iterator, Mapping, MutableMapping, MutableSequence, MutableSet, Reversible, Sequence, Set, Sized)
values = {"list": [], "tuple": (), "dict": {}, "set": set(), "frozenset": frozenset(), "str": "", "bytes": b"", "bytearray": bytearray(), "range": range(1), "gen": (x for x in ""), "int": 5, "func": len, "iter": iter([]), "keys": {}.keys(), "items": {}.items(), "values": {}.values(), "memoryview": memoryview(b""), "none": None, "type": int}
for name, value in values.items():
    print(name, [k.__name__ for k in kinds if isinstance(value, k)])


class Seq(Sequence):
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, i):
        return self.items[i]

    def __len__(self):
        return len(self.items)


s = Seq(1, 2, 3, 2)
print(list(s), 2 in s, s.index(2), s.count(2), list(reversed(s)), s.index(2, 2))
try:
    s.index(9)
except ValueError as error:
    print(type(error).__name__)


class Map(MutableMapping):
    def __init__(self, **kw):
        self.d = dict(kw)

    def __getitem__(self, key):
        return self.d[key]

    def __setitem__(self, key, value):
        self.d[key] = value

    def __delitem__(self, key):
        del self.d[key]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


m = Map(a=1, b=2)
print(m.get("z", 0), m.pop("a"), m.pop("q", "d"), m.setdefault("c", 3), sorted(m.items()), list(m.keys()), m == {"b": 2, "c": 3}, m.popitem(), "b" in m, m.update(x=5), len(m), sorted(m.values()), m.keys() & {"x", "y"}, m.items() >= {("x", 5)})
m.clear()
print(dict(m), bool(m))
try:
    m.popitem()
except KeyError as error:
    print(type(error).__name__, error)
try:
    hash(m)
except TypeError as error:
    print(error)


class MySet(Set):
    def __init__(self, items):
        self.items = list(dict.fromkeys(items))

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def __repr__(self):
        return f"MySet({self.items})"


a, b = MySet("abc"), MySet("bcd")
print(a | b, a & b, a - b, a ^ b, a <= b, a == MySet("cba"), a.isdisjoint("xyz"), a > MySet("a"), {"b"} | a, a._hash() == MySet("cab")._hash(), a == {"a", "b", "c"})


class List(MutableSequence):
    def __init__(self, *items):
        self.l = list(items)

    def __getitem__(self, i): return self.l[i]
    def __setitem__(self, i, v): self.l[i] = v
    def __delitem__(self, i): del self.l[i]
    def __len__(self): return len(self.l)
    def insert(self, i, v): self.l.insert(i, v)


l = List(1, 2)
l.append(3)
l.extend([4, 5])
l += [6]
l.reverse()
l.remove(3)
print(l.l, l.pop(), l.pop(0), l.l)
l.extend(l)
l.clear()
print(l.l)
for cls in (Sequence, Mapping, MutableSet, Iterator, Generator, Coroutine, Awaitable):
    try:
        type("X", (cls,), {})()
    except TypeError as error:
        print(error)


class Gen(Generator):
    def send(self, v):
        if v == "stop":
            raise StopIteration
        return v

    def throw(self, t, v=None, tb=None):
        raise t


g = Gen()
print(next(g), g.send(5), g.close())


class NoHash:
    __hash__ = None


print(isinstance(NoHash(), Hashable), issubclass(list, Hashable), isinstance(type("C", (), {"__call__": None})(), Callable), Callable[[int], str], Iterable[int])
