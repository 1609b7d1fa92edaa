# weakref.proxy: every operation goes to the object.
import weakref
class C:
    x = 1
    def __init__(self, v): self.v = v
    def __add__(self, other): return 'add', self.v, getattr(other, 'v', other)
    def __radd__(self, other): return 'radd', self.v, other
    def __iadd__(self, other): self.v += other; return self
    def __len__(self): return 3
    def __getitem__(self, i): return i
    def __setitem__(self, i, x): self.stored = i, x
    def __delitem__(self, i): self.deleted = i
    def __contains__(self, x): return x == 1
    def __iter__(self): return iter([1, 2])
    def __reversed__(self): return 'reversed'
    def __eq__(self, other): return isinstance(other, C) and self.v == other.v
    def __lt__(self, other): return self.v < other.v
    def __hash__(self): return 3
    def __index__(self): return self.v
    def __str__(self): return 'text'
    def __bytes__(self): return b'bytes'
    def __enter__(self): return self
    def __exit__(self, *args): pass
    def method(self, *args, **kwargs): return self.v, args, kwargs
class Empty:
    def __bool__(self): return False
    def __repr__(self): return 'Empty!'

def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

c = C(5)
p = weakref.proxy(c)
print(p + 1, 1 + p, p + p, c + p, len(p), p[3], 1 in p, 2 in p, list(p), reversed(p))
print(p == c, c == p, p == p, p != c, p < C(6), C(4) < p, bool(p), bool(weakref.proxy(e := Empty())), str(p), f'{p!s}')
print(isinstance(p, C), type(p), p.__class__, p.v, p.x, p.method(1, a=2), hex(p), [0, 1, 2, 3, 4, 'five'][p], bytes(p))
p[1] = 2
del p[4]
print(c.stored, c.deleted, int(p), float(p))
p.v = 7
del p.stored
print(c.v, vars(p), dir(p) == dir(c))
attempt(lambda: p.stored)
attempt(lambda: hash(p))
def use():
    with p:
        return 'in with'
attempt(use)
attempt(lambda: round(p))
attempt(lambda: next(p))
attempt(lambda: p())
attempt(lambda: -p)
attempt(lambda: abs(p))
attempt(lambda: p ** 2)
attempt(lambda: divmod(p, 2))
attempt(lambda: p @ 2)
attempt(lambda: p << 1)
attempt(lambda: p > 3)
q = p
q += 1
print(q is c, c.v)
attempt(lambda: weakref.proxy(p))
attempt(lambda: weakref.proxy(1))
attempt(lambda: weakref.proxy())
attempt(lambda: weakref.proxy(c, callback=1))
attempt(lambda: weakref.ProxyType(c))
def derive():
    class X(weakref.ProxyType): pass
attempt(derive)
dead = []
w = weakref.proxy(c, lambda x: dead.append(x is w))
r = weakref.ref(c)
print(weakref.proxy(c) is p, w is p, [type(x).__name__ for x in weakref.getweakrefs(c)], weakref.getweakrefs(c)[1] is p)
print(repr(p).startswith('<weakproxy at 0x'), "; to 'C' at 0x" in repr(p))
del c, q
for i in range(1):
    pass
print(dead, repr(p).endswith('; dead>'))
def assign():
    p.v = 1
def remove():
    del p[0]
for f in [lambda: p + 1, lambda: 1 + p, lambda: p.x, lambda: bool(p), lambda: str(p), lambda: p == 1, lambda: len(p), assign, remove, lambda: p[0],
          lambda: 1 in p, lambda: list(p), lambda: isinstance(p, C), lambda: int(p), lambda: p.__class__, lambda: next(p), lambda: -p]:
    attempt(f)

def function(*args, **kwargs):
    return args, kwargs
f = weakref.proxy(function)
print(f(1, x=2), f.__name__, type(f), callable(f), callable(p))
g = (i for i in range(4))
h = weakref.proxy(g)
print(next(h), [x for x in h], type(h).__name__)
attempt(lambda: next(h))
print(weakref.ProxyTypes, weakref.ProxyType.__name__, weakref.CallableProxyType.__module__)
class M:
    def __matmul__(self, o): return '@', o
    def __neg__(self): return '-'
    def __invert__(self): return '~'
    def __abs__(self): return 'abs'
    def __pow__(self, o): return '**', o
    def __rpow__(self, o): return 'r**', o
    def __and__(self, o): return '&', o
    def __ror__(self, o): return 'r|', o
    def __floordiv__(self, o): return '//', o
    def __divmod__(self, o): return 'divmod', o
    def __rlshift__(self, o): return 'r<<', o
m = M()
n = weakref.proxy(m)
print(n @ 1, -n, ~n, abs(n), n ** 2, 2 ** n, n & 3, 4 | n, n // 5, divmod(n, 6), 7 << n)
def hot(p, n):
    total = 0
    for i in range(n):
        p.v = p.v + i
        total += p.v + len(p)
    return total
o = C(0)
print(hot(weakref.proxy(o), 500), o.v)
