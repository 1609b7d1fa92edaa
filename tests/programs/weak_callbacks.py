# When weak references die: after __del__, before the callbacks, all at once; and the object's parts outlive its callbacks.
import weakref
log = []
class P:
    def __init__(self, n, child=None): self.n, self.child = n, child
    def __del__(self): log.append(('del', self.n, [bool(r()) for r in refs]))
class Plain:
    def __init__(self, n, child=None): self.n, self.child = n, child
def flush():
    for i in range(1):
        pass
    print(*log, sep='\n')
    log.clear()

def note(name):
    return lambda r: log.append((name, r() is None, [bool(x()) for x in refs]))
child = P('child')
p = P('parent', child)
refs = [weakref.ref(p), weakref.ref(p, note('first')), weakref.ref(p, note('second')), weakref.ref(child, note('child gone'))]
del child
del p
flush()
child = Plain('child')
p = Plain('parent', child)
refs = [weakref.ref(p), weakref.ref(p, note('first')), weakref.ref(p, note('second')), weakref.ref(child, note('child gone'))]
del child
del p
flush()

# An object that __del__ brings back keeps its references.
class Back:
    kept = None
    def __del__(self):
        log.append(('back', r() is self))
        Back.kept = self
b = Back()
r = weakref.ref(b, lambda x: log.append(('really gone', x())))
del b
flush()
print(r() is Back.kept, weakref.getweakrefcount(Back.kept))
Back.kept = None
flush()

# In loops: what callbacks do is seen when the loop goes on.
class Node:
    pass
def churn(n):
    gone = 0
    def count(r):
        nonlocal gone
        gone += 1
    last = None
    for i in range(n):
        o = Node()
        o.i = i
        last = weakref.ref(o, count)
        if i % 3 == 0:
            last = None
    o = None
    for i in range(2):
        pass
    return gone, last and last()
print(churn(10), churn(300), churn(3000))
def cache(n):
    found = 0
    table = weakref.WeakValueDictionary()
    keep = []
    for i in range(n):
        k = i % 7
        o = table.get(k)
        if o is None:
            o = Node()
            o.k = k
            table[k] = o
            if k % 2:
                keep.append(o)
        else:
            found += 1
        o = None
    return found, sorted(table), len(keep)
print(cache(20), cache(700))
def shared(n):
    # A function and a class made anew and referred to weakly, called while they live.
    alive = 0
    refs = []
    for i in range(n):
        def f(x):
            return x + i
        class K:
            y = 2
        refs.append(weakref.ref(f))
        w = refs[-1]
        alive += w()(1) - i + weakref.ref(K)().y
    return alive, sum(1 for r in refs if r() is not None)
print(shared(100))
def resurrect(n):
    got = []
    class R:
        def __del__(self):
            got.append(self)
    for i in range(n):
        w = weakref.ref(R())
    for i in range(2):
        pass
    return len(got)
print(resurrect(50))
def deep(n):
    # A long chain, each link watched.
    count = [0]
    def gone(r):
        count[0] += 1
    refs = []
    o = None
    for i in range(n):
        new = Node()
        new.next = o
        refs.append(weakref.ref(new, gone))
        o = new
    del o, new
    for i in range(2):
        pass
    return count[0], sum(r() is None for r in refs)
print(deep(2000))
