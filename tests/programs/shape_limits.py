# Many attributes, many orders of attributes, classes made and dropped.
class Bag:
    pass


class Slotted:
    __slots__ = tuple(f"s{i}" for i in range(40))


class Mixed(Slotted):
    pass


def fill(o, n, step):
    for i in range(n):
        setattr(o, f"a{i * step % n}", i)
    return o


# More attributes than fit in the object, and than make a shape.
for n in (1, 2, 3, 27, 28, 29, 30, 60, 127, 128, 129, 130, 400):
    o = fill(Bag(), n, 1)
    assert [getattr(o, f"a{i}") for i in range(n)] == list(range(n))
    o.a0 = "new"
    del o.a0
    o.a0 = "again"
    print(n, len(o.__dict__), list(o.__dict__)[:2], list(vars(o))[-1], o.a0)

# Orders of all kinds: more shapes than a class may have.
names = [f"n{i}" for i in range(7)]
total = 0
seed = 12345
for round_ in range(3000):
    o = Bag()
    left = list(names)
    while left:
        seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
        setattr(o, left.pop(seed % len(left)), len(left))
    total += o.n0 * 7 + o.n6
    assert sorted(o.__dict__) == names
print(total)

# The same with names in __slots__, where there is no dict to go to.
total = 0
for round_ in range(3000):
    o = Slotted()
    left = [f"s{i}" for i in range(8)]
    while left:
        seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
        setattr(o, left.pop(seed % len(left)), len(left))
    total += o.s0 * 7 + o.s7
    del o.s0
    try:
        o.s0
    except AttributeError as e:
        message = str(e)
    try:
        o.other = 1
    except AttributeError as e:
        other = str(e)
print(total, message, other)

m = Mixed()
for i in range(40):
    setattr(m, f"s{i}", i)
for i in range(200):
    setattr(m, f"x{i}", i)
print(m.s0, m.s39, m.x0, m.x199, len(m.__dict__))
m.__dict__ = {"only": 1}
print(m.s0, m.s39, m.only, hasattr(m, "x0"))
m.__dict__["s0"] = "hidden"
print(m.s0, sorted(m.__dict__))


# Instances of one class made before and after it has given its instances more room.
class Late:
    pass


old = [Late() for _ in range(3)]
big = fill(Late(), 20, 3)
new = [Late() for _ in range(3)]
for o in old + new:
    fill(o, 5, 2)
print([sum(o.__dict__.values()) for o in old + new], len(big.__dict__))


class Other:
    pass


for o in old + new + [big]:
    o.__class__ = Other
    o.more = type(o).__name__
print([(o.more, len(o.__dict__)) for o in old + new + [big]])


# Classes that come and go, with instances, attributes and cached sites.
def make(i):
    class Temporary:
        kind = i

        def __init__(self, v):
            self.first = v
            self.second = v + 1

        def total(self):
            return self.first + self.second + self.kind

    return Temporary


def use(o):
    return o.total() + o.first


total = 0
for i in range(1500):
    C = make(i)
    total += use(C(i)) + use(C(1))
print(total)


# Subclasses of built-in classes have attributes too.
class L(list):
    pass


class I(int):
    pass


class D(dict):
    __slots__ = ("a", "b")


x = fill(L([1, 2]), 150, 7)
y = fill(I(5), 40, 3)
d = D(k=1)
d.a, d.b = 1, 2
print(x, len(x.__dict__), y + 1, y.a39, d, d.a, d.b)
try:
    d.c = 1
except AttributeError as e:
    print(e)
