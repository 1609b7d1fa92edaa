# Cycles of all kinds of objects, finalisers and resurrection in them, and what the gc module says.
import gc
class Node:
    def __init__(self, n): self.n = n; self.me = self; self.l = [self]; self.d = {1: self}
    def m(self): return self.n
class D:
    def __init__(self, n): self.n = n; self.me = self
    def __del__(self): print('del', self.n)
gc.collect()
for i in range(3):
    x = Node(i); x.f = x.m
    D(i)
del x
print(gc.collect() > 0, gc.collect())
def f():
    def g(): return g
    a = []
    a.append((a, g))
    s = set()
    def gen():
        yield s
        yield gg
    gg = gen(); next(gg)
    class C: 
        def m(self): return C
    try: raise ValueError
    except ValueError as e: keep = e; e.x = e
for i in range(10): f()
print(gc.collect() > 10, gc.collect())
class R:
    alive = None
    def __init__(self): self.me = self
    def __del__(self): R.alive = self; print('back')
R()
gc.collect(); print(R.alive.me is R.alive)
R.alive = None
print(gc.collect() > 0)
print(gc.isenabled(), gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked("a"), len(gc.get_referents(["a", [2]])))
l = [1]; m = [l]
print(any(r is m for r in gc.get_referrers(l)))
import sys
def cyc(n):
    for i in range(n):
        a = Node(i)
cyc(300000)
print('end')
last = D('last')
