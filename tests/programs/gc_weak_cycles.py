# Garbage in cycles and weak references: these die first, then callbacks and finalisers are called.
import gc
import weakref
gc.disable()
log = []
def done(title):
    gc.collect()
    print(title, *log, sep='\n    ')
    log.clear()
class N:
    def __init__(self, n):
        self.n = n
        self.me = self
class Del(N):
    def __del__(self):
        log.append(('del', self.n, self.w() if self.w else None))

def outer():
    x = N(1)
    x.other = y = N(2)
    y.other = x
    global refs
    refs = [weakref.ref(x, lambda r: log.append(('x', r() is None, [a() for a in refs]))),
            weakref.ref(x, lambda r: log.append(('x again', r() is None, [a() for a in refs]))),
            weakref.ref(x)]
outer()
done('callbacks from outside')

def inner():
    x = N(1)
    x.w = weakref.ref(x, lambda r: log.append('never'))
    x.proxy = weakref.proxy(x, lambda r: log.append('never'))
inner()
done('references that are garbage too')

def finaliser():
    x = Del(3)
    x.w = weakref.ref(x)
    global outside
    outside = weakref.ref(x, lambda r: log.append('gone'))
finaliser()
done('before the finaliser')
print(outside())

class Back(N):
    kept = None
    def __del__(self):
        Back.kept = self
        log.append(('back', self.w()))
def back():
    x = Back(4)
    x.w = weakref.ref(x)
    global outside
    outside = weakref.ref(x, lambda r: log.append('gone'))
back()
done('brought back')
print(Back.kept.n, Back.kept.w(), outside(), weakref.getweakrefcount(Back.kept))
outside = weakref.ref(Back.kept, lambda r: log.append(('gone for good', r())))
Back.kept = None
done('and gone')

class New(N):
    def __del__(self):
        global outside
        outside = weakref.ref(self, lambda r: log.append('never'))
        log.append(('made', outside() is self))
New(5)
done('made by a finaliser')
print(outside())

def classes():
    class K:
        def __del__(self):
            log.append(('instance of a class', kr[0]()))
    k = K()
    k.me = k
    global kr
    kr = [weakref.ref(K), weakref.ref(K, lambda r: log.append('class gone'))]
classes()
done('a class')

def containers():
    global d, k, s
    d, k, s = weakref.WeakValueDictionary(), weakref.WeakKeyDictionary(), weakref.WeakSet()
    for i in range(5):
        n = N(i)
        d[i] = n
        k[n] = i
        s.add(n)
containers()
print(len(d), len(k), len(s), sorted(n.n for n in s))
done('containers')
print(len(d), len(k), len(s))

def finalize():
    x = N(6)
    weakref.finalize(x, log.append, ('finalized', 6))
    weakref.finalize(x, lambda: log.append(('first', 6)))
finalize()
done('finalize')

def methods():
    class M:
        def f(self):
            return 1
    m = M()
    m.me = m
    global w
    w = weakref.WeakMethod(m.f, lambda r: log.append(('method', r())))
    log.append(w()())
methods()
done('a bound method')
print(w())

# Parts that hang on a cycle but are in none.
def parts():
    x = N(7)
    x.part = N(8)
    x.part.me = None
    global outside
    outside = [weakref.ref(x.part, lambda r: log.append(('part', r())))]
parts()
done('a part')

# Automatic collections in a loop.
gc.enable()
def churn(n):
    alive = 0
    gone = 0
    def count(r):
        nonlocal gone
        gone += 1
    refs = []
    for i in range(n):
        x = N(i)
        if i % 4 == 0:
            refs.append(weakref.ref(x, count))
    x = None
    gc.collect()
    return gone, sum(r() is not None for r in refs)
print(churn(100), churn(60000))
