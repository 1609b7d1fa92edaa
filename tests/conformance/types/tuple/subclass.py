# Subclasses of tuple: construction, attributes, and which operations give back plain tuples.

class Point(tuple):
    def __new__(cls, x, y=0):
        self = super().__new__(cls, (x, y))
        self.note = f"made from {x}"
        return self

    @property
    def x(self):
        return self[0]

    def __add__(self, other):
        return Point(*(a + b for a, b in zip(self, other)))


class Slotted(tuple):
    __slots__ = ()


p = Point(3, 4)
print(p, p.x, p.note, len(p), p == (3, 4), hash(p) == hash((3, 4)), isinstance(p, tuple))
print(type(p + p), p + (1, 1), type(p * 2), type(p[:]), type(p[0:1]), (1, 2) + p)
print(type(tuple(p)), tuple(p) is p, tuple((1, 2)) == (1, 2))
t = (1, 2)
print(tuple(t) is t, t[:] is t, t * 1 is t, t + () is t, () + t is t)
s = Slotted([1, 2, 3])
print(s, type(s), s[1:], type(s[:]), type(s * 1), type(s + ()))
try:
    s.z = 1
except AttributeError as error:
    print(error)
try:
    class Wrong(tuple):
        __slots__ = ("a",)
except TypeError as error:
    print(error)
try:
    Point()
except TypeError as error:
    print(error)
for args in ((1,), ([1], 2), ("ab",), ({3: 4},), (iter([5]),)):
    try:
        print(tuple(*args), Slotted(*args))
    except TypeError as error:
        print(error)


class Loud(tuple):
    def __iter__(self):
        print("iter")
        return iter([9, 8])

    def __len__(self):
        return 7

    def __getitem__(self, i):
        return f"item {i}"


l = Loud([1, 2])
print(list(l), len(l), l[0], tuple(l), [*l], l == (1, 2), l.index(2), l.count(1), repr(l), 1 in l)
a, b = l
print(a, b)


def f(*args):
    return args


print(f(*l))
print("%s-%s" % Point(1, 2))
