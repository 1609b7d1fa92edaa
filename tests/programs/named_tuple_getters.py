# The attributes of named tuples, and what Counter counts with.
import copy
import pickle
from collections import Counter, namedtuple
from _collections import _count_elements, _tuplegetter


def t(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


P = namedtuple("P", "x y", defaults=[5])
p = P(3)
print(p, p.x, p.y, P.x, P.x.__doc__, P.__doc__)
P.x.__doc__ = "the place"
print(P.x, P.x.__doc__, P.y.__doc__)
del P.x.__doc__
print(P.x)
t(setattr, p, "x", 1)
t(delattr, p, "x")
t(setattr, p, "z", 1)
t(P.x.__get__, p)
t(P.y.__get__, (7, 8, 9), tuple)
t(P.x.__get__, None, P)
t(P.x.__get__, None)
t(P.x.__get__, None, None)
t(P.x.__get__, 5, int)
t(P.y.__get__, (7,))
t(P.x.__set__, p, 1)
t(P.x.__delete__, p)
t(_tuplegetter)
t(_tuplegetter, "a", "b")
t(_tuplegetter, 1)
t(_tuplegetter, index=1, doc=2)
t(_tuplegetter(-1, None).__get__, (1, 2))
t(type, "Sub", (_tuplegetter,), {})
g = _tuplegetter(1, "doc")
print(g, copy.copy(g), pickle.loads(pickle.dumps(g)), g.__reduce__()[1])
t(setattr, g, "other", 1)


class Sub(P):
    x = "hidden"

    @property
    def both(self):
        return self.y, super().x


s = Sub(1, 2)
s.note = "free"
print(s.x, s.y, s.both, s.note, s._replace(y=9), s._asdict())


class Holder:
    first = P.x
    second = _tuplegetter(1, None)


t(lambda: Holder().first)
print(Holder.first, getattr(p, "y"), hasattr(p, "z"))


# A place that gets another descriptor, while it is hot.
class Q(P):
    pass


def total(rows):
    n = 0
    for r in rows:
        n += r.x * 2 + r.y
    return n


rows = [Q(i, 1) for i in range(500)]
print(total(rows), total(rows))
Q.x = property(lambda self: 100)
print(total(rows))
Q.x = 7
print(total(rows))
del Q.x
print(total(rows), total([P(1, 2)] * 300))

c = Counter("abracadabra")
print(c, Counter(iter([1, 1.0, True, 2])), Counter({"a": 3}))
d = {"a": 1.5}
_count_elements(d, "aab")
print(d)


class Mapping(dict):
    def get(self, key, default=None):
        print("get", key, default)
        return dict.get(self, key, default)


m = Mapping()
_count_elements(m, "aba")
print(m)
t(_count_elements, {}, 1)
t(_count_elements, 1, "a")
t(_count_elements, {}, [[]])
t(_count_elements, {"a": "text"}, "a")
