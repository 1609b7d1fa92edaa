# WeakSet, WeakMethod and finalize.
import weakref
from weakref import WeakMethod, WeakSet, finalize
class C:
    def __init__(self, n): self.n = n
    def __repr__(self): return f'C{self.n}'
    def __eq__(self, other): return isinstance(other, C) and self.n == other.n
    def __hash__(self): return hash(self.n)
    def m(self, x): return self.n, x
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def numbers(s):
    return sorted(x.n for x in s)
p, q, r = C(1), C(2), C(3)
s = WeakSet([p, q])
s.add(r)
print(len(s), p in s, C(2) in s, 5 in s, numbers(s))
attempt(lambda: s.add(5))
attempt(lambda: hash(s))
attempt(lambda: s.discard(5))
s2 = WeakSet([q])
print(s2 <= s, s2 < s, s >= s2, s > s2, s == s2, s != s2, s.issuperset(s2), s2.issubset([q, p]), s.isdisjoint(s2), s.isdisjoint([C(9)]), s == 5)
five = C(5)
print(numbers(s | [five]), numbers(s & s2), numbers(s - s2), numbers(s ^ s2), type(s | s2).__name__, numbers(s.union([five])), numbers(s.difference([q])))
s.discard(C(99))
try:
    s.remove(C(99))
except KeyError:
    print('KeyError')
s.remove(q)
print(len(s))
del p
print(len(s))
print(s.pop(), len(s))
attempt(s.pop)
s.update([q, r])
s -= {q}
print(list(s))
s |= [q]
s &= [q]
print(list(s))
s ^= [q, r]
print(list(s))
s -= s
print(len(s), repr(s), s.copy() == s, len(WeakSet()))
attempt(lambda: s | 5)
attempt(lambda: WeakSet(5))
print(WeakSet.__module__, WeakSet.__name__)

o = C(4)
m = WeakMethod(o.m)
print(m()(5), m == WeakMethod(o.m), hash(m) == hash(WeakMethod(o.m)), m is WeakMethod(o.m), m() == o.m, m == 5, isinstance(m, weakref.ref), WeakMethod.__name__)
m2 = WeakMethod(o.m, lambda x: print('callback', x is m2, x()))
del o
for i in range(1):
    pass
print(m(), m == m2, m != m2, m == m)
attempt(lambda: WeakMethod(5))
attempt(lambda: WeakMethod(len))
attempt(lambda: WeakMethod(lambda: 1))

o = C(5)
f = finalize(o, print, 'fin', 1, sep='-')
print(f.alive, f.atexit, f.peek()[1:], f.peek()[0], repr(f).startswith('<finalize object at 0x'), "; for 'C' at 0x" in repr(f))
del o
for i in range(1):
    pass
print(f.alive, f(), f.peek(), f.detach(), f.atexit, repr(f)[-6:])
o = C(6)
f = finalize(o, lambda *a: ('called', a), 1, 2)
print(f(), f(), f.alive)
o = C(7)
f = finalize(o, print, 'no')
print(f.detach()[2:], f.alive)
attempt(lambda: finalize(5, print))
attempt(lambda: finalize())
attempt(lambda: finalize(q))
attempt(lambda: finalize(q, func=print))
o = C(8)
finalize(o, print, 'at exit', end='!\n')
f = finalize(o, print, 'not at exit')
f.atexit = False
finalize(o, print, 'first at exit')
def many(n):
    count = [0]
    def gone():
        count[0] += 1
    for i in range(n):
        o = C(i)
        finalize(o, gone)
    o = None
    for i in range(2):
        pass
    return count[0]
print(many(10), many(500))
