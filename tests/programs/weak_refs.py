# weakref.ref: identity, equality, hash, what can be referred to, and callbacks.
import weakref
from weakref import ref

class C:
    def __init__(self, n):
        self.n = n
    def __repr__(self):
        return f'C{self.n}'

class Equal(C):
    def __eq__(self, other):
        return isinstance(other, Equal) and self.n == other.n
    def __hash__(self):
        return hash(self.n)

def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

c = C(1)
r = ref(c)
print(r() is c, ref(c) is r, ref(c, None) is r, r.__callback__, weakref.getweakrefcount(c), weakref.getweakrefs(c) == [r])
print(c.__weakref__ is r, '__weakref__' in dir(c), r == ref(C(1)), r != ref(C(1)), r == 5)
called = []
def note(dead):
    called.append(dead() is None)
q = ref(c, note)
print(q is r, q == r, hash(q) == hash(c), q.__callback__ is note, weakref.getweakrefcount(c), weakref.getweakrefs(c)[0] is r)
text = repr(r)
print(text.startswith('<weakref at 0x'), "; to 'C' at 0x" in text)
del c
for i in range(1):
    pass
print(r(), q(), called, q.__callback__, repr(r).endswith('; dead>'), weakref.getweakrefcount(5), weakref.getweakrefs([]))
attempt(lambda: hash(r))
print(r == r, r == q, r != q)

e = Equal(3)
a, b = ref(e), ref(Equal(3))
f = Equal(3)
d = ref(f)
print(a == d, a is d, hash(a) == hash(3), b == d, a != d)
h = hash(a)
del e
print(hash(a) == h, a == d, a == a)
attempt(lambda: a < d)
attempt(lambda: ref())
attempt(lambda: ref(f, 1, 2))
attempt(lambda: ref(f, callback=None))
attempt(lambda: a(1))
attempt(lambda: weakref.getweakrefcount())
def assign():
    a.__callback__ = 1
attempt(assign)
def assign():
    a.other = 1
attempt(assign)
def assign():
    f.__weakref__ = 1
attempt(assign)

def function():
    pass
def generator():
    yield 1
class Slots:
    __slots__ = 'a',
class SlotsAndReferences:
    __slots__ = 'a', '__weakref__'
class Derived(Slots):
    pass
class Full(SlotsAndReferences):
    __slots__ = ()
class L(list): pass
class S(str): pass
class D(dict): pass
class F(float): pass
class T(tuple): pass
class I(int): pass
class B(bytes): pass
class E(Exception): pass
g = generator()
for x in [1, 2.5, 'text', None, True, [], {}, (), b'', range(3), slice(1), object(), iter([]), ValueError(), 1j, 10**30, ..., T(), I(3),
          B(), Slots(), property(), zip(), map(int, []), enumerate([]), {}.keys(), super(C, C(1)), r]:
    try:
        ref(x)
        print('no error for', type(x))
    except TypeError as x:
        print(x)
import math
for x in [function, function.__code__, g, C(1).__repr__, [].append, len, C, int, math, {1}, frozenset([2]), SlotsAndReferences(), Derived(),
          Full(), L(), S('s'), D(), F(1), E(1)]:
    r = ref(x)
    print(type(x).__name__, r() is x, weakref.getweakrefs(x)[-1] is r or isinstance(x, type))
print(repr(ref(function)).endswith(' (function)>'), repr(ref(C)).endswith(' (C)>'))
try:
    class Twice(SlotsAndReferences):
        __slots__ = '__weakref__',
except TypeError as x:
    print(x)
print(SlotsAndReferences().__weakref__, '__weakref__' in dir(Slots()), '__weakref__' in dir(SlotsAndReferences()))
attempt(lambda: Slots().__weakref__)

# The newest callback comes first; an error in one does not keep the others from being called.
order = []
c = C(5)
refs = [ref(c, lambda x, i=i: order.append(i)) for i in range(5)]
del refs[1], c
for i in range(1):
    pass
print(order)
# A reference that is gone calls nothing.
c = C(6)
ref(c, lambda x: print('never'))
x = ref(c, lambda x: print('never'))
del x, c
for i in range(1):
    pass

class Keyed(ref):
    __slots__ = 'key',
    def __new__(cls, obj, callback=None, key=None):
        return super().__new__(cls, obj, callback)
    def __init__(self, obj, callback=None, key=None):
        super().__init__(obj, callback)
        self.key = key
class Loose(ref):
    pass
c = C(7)
k = Keyed(c, key='a')
k2 = Keyed(c, lambda x: print('keyed', type(x).__name__, x.key, x()), 'b')
l = Loose(c)
l.extra = 1
print(k is k2, k() is c, k == k2, k == ref(c), hash(k) == hash(c), k.key, l.extra, isinstance(k, ref), Loose(c) is l)
print([type(x).__name__ for x in weakref.getweakrefs(c)], weakref.getweakrefs(c)[-1] is k, weakref.getweakrefcount(c))
del c
for i in range(1):
    pass
print(k(), k == k2, k == k)
print(ref.__name__, ref.__qualname__, ref.__module__, weakref.ReferenceType is ref, ref)
