# Callbacks of weak references run before the next instruction, in hot loops too; as finalisers do.
import weakref
class C: pass
class D:
    def __del__(self): log.append('d')
def cb(r): log.append('c')
def run(n, kind):
    for i in range(n):
        o = C() if kind else D()
        if kind: r = weakref.ref(o, cb)
        log.append(i)
        del o
        log.append('after')
        if kind: alive.append(r())
    return
for kind in (0, 1):
    log = []; alive = []
    run(200, kind)
    bad = [k for k in range(0, len(log) - 2, 3) if log[k+1:k+3] != [['d', 'c'][kind], 'after']]
    print(kind, len(log), len(bad), bad[:5], alive.count(None), log[:9])
def run2(n, kind):
    x = 0
    for i in range(n):
        o = C() if kind else D()
        if kind: r = weakref.ref(o, cb)
        o = i
        x += len(log)
    return x
for kind in (0, 1):
    log = []
    print(run2(200, kind))
