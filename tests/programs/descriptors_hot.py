# Descriptors whose `__get__` is a Python function, read in hot loops.


class Scaled:
    def __init__(self, name, by):
        self.name, self.by = name, by

    def __get__(self, o, owner=None):
        if o is None:
            return self
        return getattr(o, self.name) * self.by


class Checked(Scaled):
    def __set__(self, o, v):
        setattr(o, self.name, v // self.by)


class P:
    double = Scaled("n", 2)
    triple = Checked("n", 3)

    def __init__(self, n):
        self.n = n


def run(items):
    total = 0
    for p in items:
        total += p.double + p.triple
    return total


items = [P(i) for i in range(300)]
print(run(items))
for i in range(200):
    items[0].triple = i * 3
print(items[0].n, run(items))
items[5].__dict__["double"] = 10_000
items[6].__dict__["triple"] = 10_000
print(run(items))
P.double.by = 4
print(run(items))
P.double = 1
print(run(items))
Scaled.__get__ = lambda self, o, owner=None: 7
print(run(items))


class Raises:
    def __get__(self, o, owner=None):
        if o.n == 150:
            raise AttributeError("no such thing")
        if o.n == 200:
            raise ValueError("odd")
        return o.n


class Q(P):
    odd = Raises()


class G(Q):
    def __getattr__(self, name):
        return f"got {name}"


def odd(cls, n):
    out = []
    for i in range(n):
        try:
            v = cls(i).odd
        except (AttributeError, ValueError) as e:
            v = f"{type(e).__name__}: {e}"
        if isinstance(v, str) or i % 100 == 0:
            out.append(v)
    return out


print(odd(Q, 300))
print(odd(G, 300))
from enum import Enum


class Color(Enum):
    RED = 1
    GREEN = 2


def colors(n):
    total = 0
    for i in range(n):
        c = Color.RED if i & 1 else Color.GREEN
        total += c.value + len(c.name)
    return total


print(colors(600))
print(P.triple is P.__dict__["triple"], type(Q.__dict__["odd"]).__name__)
