# sys.getrefcount, getsizeof and __sizeof__, interned strings.
import sys
from sys import getrefcount
class O:
    pass
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
o = O()
l = [o]
d = {'o': o}
print(getrefcount(o), getrefcount(l), getrefcount([]), getrefcount(O()), sys.getrefcount(l[0]))
del d
print(getrefcount(o))
def local():
    x = []
    y = x
    t = (x, x)
    return getrefcount(x), sys.getrefcount(y), getrefcount(t), getrefcount(t[0]), getrefcount([x][0]), getrefcount([])
print(local())
def parameter(a):
    return getrefcount(a)
print(parameter(o), parameter(O()), parameter([]))
def closure():
    x = []
    def inner():
        return x
    return getrefcount(x), getrefcount(inner)
print(closure())
def generator():
    x = []
    yield getrefcount(x)
    y = x
    yield getrefcount(x)
print(list(generator()))
o.attribute = x = []
print(getrefcount(x), getrefcount(o.attribute))
del o.attribute
print(getrefcount(x))
def in_loop(n):
    counts = set()
    x = []
    for i in range(n):
        y = x
        counts.add(getrefcount(x))
        del y
        counts.add(getrefcount(x))
    return sorted(counts)
print(in_loop(5), in_loop(500))
def changes(n):
    keep = []
    x = O()
    for i in range(n):
        keep.append(x)
    return getrefcount(x)
print(changes(5), changes(500))
print(getrefcount(None) > 10**9, getrefcount(1) > 10**9, getrefcount('abc') > 10**9, getrefcount(int) > 10**9, getrefcount(()) > 10**9)
attempt(lambda: getrefcount())

for small, large in [([], [1] * 1000), ((), (1,) * 1000), ('', 'a' * 1000), (b'', b'a' * 1000), ({}, dict.fromkeys(range(1000))), (set(), set(range(1000))), (10**20, 10**1000)]:
    print(type(small).__name__, 0 < sys.getsizeof(small) < sys.getsizeof(large), small.__sizeof__() < large.__sizeof__())
for v in [1, 1.5, None, True, o, O, len, local, range(3), slice(1), 1j, iter([]), ..., sys, ValueError(), object()]:
    if not (type(sys.getsizeof(v)) is int and 8 <= sys.getsizeof(v) < 10000):
        print('odd', v, sys.getsizeof(v))
class Sized:
    def __sizeof__(self): return 10000
class Negative:
    def __sizeof__(self): return -1
class Text:
    def __sizeof__(self): return 'a'
class Raises:
    def __sizeof__(self): raise ValueError('no size')
print(sys.getsizeof(Sized()) >= 10000, sys.getsizeof(Sized(), 5) >= 10000, Sized().__sizeof__())
attempt(lambda: sys.getsizeof(Negative()))
attempt(lambda: sys.getsizeof(Negative(), 5))
attempt(lambda: sys.getsizeof(Text()))
attempt(lambda: sys.getsizeof(Text(), 'default'))
attempt(lambda: sys.getsizeof(Raises(), 5))
attempt(lambda: sys.getsizeof())
attempt(lambda: sys.getsizeof(1, 2, 3))
print(sys.getsizeof(object=[], default=3) > 3)

a = ''.join(['so', 'me ', 'text'])
print(sys._is_interned(a), sys.intern(a) is a, sys._is_interned(a), sys.intern(''.join(['some', ' text'])) is a, sys._is_interned('name'))
attempt(lambda: sys._is_interned(1))
attempt(lambda: sys.intern(1))
n = sys.getallocatedblocks()
keep = [{i} for i in range(1000)]
print(sys.getallocatedblocks() > n, type(sys.getunicodeinternedsize()), sys.getunicodeinternedsize() > 10)
attempt(lambda: sys.getallocatedblocks(1))
