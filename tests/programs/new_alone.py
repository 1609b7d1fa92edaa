# Classes whose `__new__` is all that a call of them does, and named tuples, in hot loops.
from collections import namedtuple
from typing import NamedTuple

P = namedtuple("P", "x y")


class V(NamedTuple):
    a: int
    b: float = 2.5

    def total(self):
        return self.a + self.b


class Q(P):
    __slots__ = ()

    def __new__(cls, x, y=10):
        return super().__new__(cls, x * 2, y)

    @property
    def both(self):
        return self.x + self.y


def fields(n):
    t = 0
    for i in range(n):
        p = P(i, y=i + 1)
        v = V(i)
        q = Q(i)
        t += p.x + p.y + v.total() + q.both + q[0] + len(q)
        x, y = q
        t += x - y
    return t


print(fields(500))
try:
    P(1)
except TypeError as e:
    print(e)
try:
    for i in range(300):
        P(i, i) if i < 250 else P(i, i, i)
except TypeError as e:
    print(e)
p = P(1, 2)
try:
    p.x = 5
except AttributeError as e:
    print(e)
print(p._replace(x=9), p._asdict(), P._make([3, 4]), p == (1, 2), hash(p) == hash((1, 2)), P.x.__doc__)


class Interned:
    table = {}

    def __new__(cls, key):
        found = cls.table.get(key)
        if found is None:
            found = object.__new__(cls)
            found.key = key
            cls.table[key] = found
        return found


def intern(n):
    t = 0
    for i in range(n):
        t += Interned(i % 7).key
    return t, len(Interned.table), Interned(3) is Interned(3)


print(intern(500))


class Other:
    def __new__(cls, x):
        return x


class WithInit:
    def __new__(cls, *args):
        return object.__new__(cls)

    def __init__(self, *args):
        self.args = args


class Single:
    instance = None

    def __new__(cls, *args, **kw):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance


def mixed(n):
    t = 0
    for i in range(n):
        t += Other(i) + len(WithInit(1, 2).args) + (Single(1, k=2) is Single())
    return t


print(mixed(400))
Other.__init__ = lambda self, x: None
print(mixed(50))


class Fails:
    def __new__(cls, n):
        if n == 150:
            raise ValueError(n)
        return n


def fails(n):
    t = 0
    for i in range(n):
        try:
            t += Fails(i)
        except ValueError as e:
            t += 100000
    return t


print(fails(300))


def swap(n):
    t = 0
    for i in range(n):
        if i == 200:
            Fails.__new__ = lambda cls, n: -1
        t += Fails(i) if i != 150 else 0
    return t


print(swap(400))


class Meta(type):
    def __call__(cls, *args):
        return ("meta", super().__call__(*args))


class M(metaclass=Meta):
    def __new__(cls, x):
        return x


print([M(i) for i in range(200)][-1])
