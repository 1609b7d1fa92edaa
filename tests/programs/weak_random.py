# Objects, cycles and weak references of all kinds come and go at random; in the end nothing is left.
import gc, weakref
seed = 12345
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % (1 << 31)
    return (seed >> 8) % n
class N:
    def __init__(self, i): self.i = i
class D(N):
    dead = 0
    def __del__(self):
        D.dead += 1
        if self.i % 17 == 0: saved.append(self)
class S(N):
    __slots__ = ('x',)
class R(weakref.ref):
    __slots__ = ('tag',)
saved = []
called = 0
def cb(r):
    global called
    called += 1
    if called % 5 == 0:
        junk.append(weakref.ref(N(called), cb))
    if called % 7 == 0 and len(pool) > 3:
        pool.pop(rnd(len(pool)))
junk = []
pool = []
refs = []
wvd = weakref.WeakValueDictionary()
wkd = weakref.WeakKeyDictionary()
ws = weakref.WeakSet()
def step(k):
    op = rnd(14)
    if op < 4 or len(pool) < 5:
        o = (N, D, S)[rnd(3)](k)
        pool.append(o)
        if rnd(3) == 0: o.me = o
        if rnd(3) == 0 and pool: o.other = pool[rnd(len(pool))]
        o = None
    elif op == 4: pool.pop(rnd(len(pool)))
    elif op == 5: refs.append(weakref.ref(pool[rnd(len(pool))]))
    elif op == 6: refs.append(weakref.ref(pool[rnd(len(pool))], cb))
    elif op == 7:
        r = R(pool[rnd(len(pool))], cb if rnd(2) else None); r.tag = k; refs.append(r)
    elif op == 8:
        p = weakref.proxy(pool[rnd(len(pool))], cb if rnd(2) else None); p.back = p.i; refs.append(p)
    elif op == 9: wvd[rnd(50)] = pool[rnd(len(pool))]
    elif op == 10: wkd[pool[rnd(len(pool))]] = weakref.ref(pool[rnd(len(pool))])
    elif op == 11:
        ws.add(pool[rnd(len(pool))])
        if refs: refs.pop(rnd(len(refs)))
    elif op == 12:
        if len(refs) > 40:
            del refs[:20]
        del junk[:-5]
        del saved[:]
    elif op == 13 and rnd(20) == 0: gc.collect()
    if len(pool) > 60:
        del pool[:30]
def run(n):
    alive = 0
    for k in range(n):
        step(k)
        if refs and k % 3 == 0:
            r = refs[rnd(len(refs))]
            if type(r) in (R, weakref.ref) and r() is not None: alive += 1
            r = None
    return alive
for i in range(4):
    run(1500)
    gc.collect()
    for o in pool: assert weakref.getweakrefcount(o) == len(weakref.getweakrefs(o))
    o = None
pool.clear(); saved.clear()
gc.collect(); saved.clear(); gc.collect(); 
for i in range(2): pass
print(len(wvd), len(wkd), len(ws), sum(r() is not None for r in refs if type(r) in (R, weakref.ref)), called > 100, D.dead > 100)
