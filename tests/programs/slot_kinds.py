"""Attributes that hold floats or ints for long, and then something else: by a store in a hot loop, in a function that the
loop calls, by setattr, through __dict__, by a subclass, by an int that grows beyond 64 bits."""


class P:
    def __init__(self, x, n):
        self.x = x
        self.n = n


def total(p, k):
    s = 0.0
    for _ in range(k):
        p.x = p.x + 0.5
        s += p.x
    return s


p = P(1.0, 0)
print(total(p, 300))
q = P(1, 0)
print(total(q, 300), q.x)
r = P(2**70, 0)
print(total(r, 5), total(p, 300))


# The loop stores another type itself, late.
def late(p, k):
    for i in range(k):
        if i == k - 5:
            p.n = "text"
        elif i < k - 5:
            p.n = p.n + 1
    return p.n


print(late(P(0.0, 0), 500), late(P(0.0, 0), 500))


# An int that outgrows 64 bits.
class Big:
    def __init__(self):
        self.v = 1


def grow(b, k):
    for _ in range(k):
        b.v = b.v * 3
    return b.v


print(grow(Big(), 30), grow(Big(), 100), grow(Big(), 39), grow(Big(), 41))


# Another function changes the type, in the middle of an iteration that has used it.
class Node:
    def __init__(self, v):
        self.v = v


def change(node, i):
    if i == 400:
        node.v = None
    elif i == 401:
        node.v = 7
    elif i == 402:
        setattr(node, "v", 2.5)
    elif i == 403:
        node.__dict__["v"] = "s"
    elif i == 404:
        node.__dict__["v"] = 1.5


def watch(node, k):
    seen = []
    s = 0.0
    for i in range(k):
        a = node.v
        change(node, i)
        b = node.v
        if a.__class__ is not b.__class__:
            seen.append((i, a, b))
        if b.__class__ is float:
            s += b
    return s, seen


print(watch(Node(1.25), 450))
print(watch(Node(3), 450))


# Through the class of another object with the same names, and a subclass.
class Base:
    def __init__(self):
        self.a = 1.0


class Derived(Base):
    def __init__(self):
        Base.__init__(self)
        self.b = 2


def mix(objects, k):
    s = 0
    for i in range(k):
        o = objects[i % len(objects)]
        s = s + o.a
        o.a = o.a + 1
    return s


print(mix([Base()], 300), mix([Derived()], 300), mix([Base(), Derived()], 300))
d = Derived()
d.a = 5
print(mix([d], 300), mix([Base(), d], 300), type(d.a))


# Deleted and made again; slots; many attributes.
class S:
    __slots__ = ("u", "w")


def slots(k):
    s = S()
    s.u = 0.0
    s.w = 0
    for i in range(k):
        s.u += 1.5
        s.w += 1
        if i == k - 3:
            s.u = 10
    return s.u, s.w


print(slots(300), slots(300))


def deleted(k):
    p = P(0.5, 1)
    s = 0.0
    for i in range(k):
        if i == k - 10:
            del p.x
            p.x = 3
        s += p.x
    return s, p.x


print(deleted(300), deleted(300))


class Many:
    pass


def many(k):
    m = Many()
    for j in range(20):
        setattr(m, "f%d" % j, float(j))
    s = 0.0
    for i in range(k):
        m.f0 += 1.0
        m.f19 += m.f0
        m.f10 = m.f19 - m.f0
        s += m.f10
        if i == k - 4:
            m.f19 = 3
    return s, m.f0, m.f10, m.f19


print(many(300), many(300))


# Instances that never leave the loop.
def vectors(k):
    v = P(0.0, 0)
    for i in range(k):
        v = P(v.x + 1.5, v.n + 1)
    return v.x, v.n


def vectors_mixed(k):
    v = P(0.0, 0)
    for i in range(k):
        v = P(v.x + (1 if i > 250 else 1.5), i if i < 280 else None)
    return v.x, v.n


print(vectors(300), vectors_mixed(300), vectors(300))
v = P(0, 0)
for i in range(300):
    v.x = v.x + (0.25 if i > 290 else 1)
print(v.x)
