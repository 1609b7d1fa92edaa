# Copies: what is shared, what is not, and who has a say.
import copy


class Plain:
    def __init__(self, x):
        self.x = x


class Own:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deep"


class Slots:
    __slots__ = ("a", "b")


class Args:
    def __init__(self, n):
        self.n = n

    def __getnewargs__(self):
        return (self.n,)

    def __new__(cls, n=0):
        o = super().__new__(cls)
        o.made_with = n
        return o


class State:
    def __init__(self):
        self.a, self.b = 1, 2

    def __getstate__(self):
        return {"a": self.a}

    def __setstate__(self, s):
        self.restored = s


class Reduced:
    def __init__(self, *a):
        self.a = a

    def __reduce__(self):
        return Reduced, (1, 2), {"extra": 5}, iter([]), iter([])


p = Plain([1, [2]])
c, d = copy.copy(p), copy.deepcopy(p)
print(c.x is p.x, d.x is p.x, d.x == p.x, copy.copy(Own()), copy.deepcopy([Own()]))
s = Slots()
s.a = [1]
t, u = copy.copy(s), copy.deepcopy(s)
print(t.a is s.a, u.a is s.a, hasattr(t, "b"))
a = copy.copy(Args(3))
print(a.made_with, a.n)
st = copy.copy(State())
print(st.restored, hasattr(st, "a"))
r = copy.copy(Reduced(9))
print(r.a, r.extra)
loop = [1]
loop.append(loop)
other = copy.deepcopy(loop)
print(other[1] is other, other is not loop)
shared = []
two = copy.deepcopy([shared, shared])
print(two[0] is two[1], two[0] is shared)
t = (1, [2])
print(copy.copy(t) is t, copy.deepcopy(t) is t, copy.deepcopy((1, "a")) is not None, copy.deepcopy(t) == t)
for x in (5, "s", None, 1.5, len, Plain, range(3), frozenset({1}), b"b", Ellipsis, type, NotImplemented):
    assert copy.copy(x) is x and copy.deepcopy(x) is x or x == frozenset({1}), x
for make in (lambda: {1: [2]}, lambda: {1, 2}, lambda: bytearray(b"ab"), lambda: [1, 2], lambda: slice(1, 2), lambda: complex(1, 2)):
    x = make()
    print(copy.copy(x) == x, copy.deepcopy(x) == x, type(copy.copy(x)).__name__)
for x in ((i for i in ()), open):
    try:
        print(copy.copy(x) is x)
    except TypeError as e:
        print(e)
memo = {}
copy.deepcopy(p, memo)
print(id(p) in memo, copy.Error.__mro__[1].__name__)


class Sub(list):
    pass


l = Sub([1, [2]])
l.attr = {"k": []}
m = copy.deepcopy(l)
print(m, type(m).__name__, m.attr, m.attr is l.attr, m[1] is l[1], copy.copy(l).attr is l.attr)
print(copy.replace(slice(1), stop=2) if hasattr(slice, "__replace__") else "no replace")


class Replaceable:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __replace__(self, /, **changes):
        return Replaceable(**{**vars(self), **changes})


print(vars(copy.replace(Replaceable(1, 2), b=3)))
try:
    copy.replace(5, x=1)
except TypeError as e:
    print(e)
