import sys, weakref
class Thing:
    def __init__(self, n): self.n = n
def echo():
    got = None
    while True:
        got = yield got
def counter():
    total = 0
    while True:
        x = yield total
        if x is None: total += 1
        elif isinstance(x, Thing): total += x.n
        else: total += x
def finite(n):
    s = 0
    for i in range(n):
        s += (yield i) or 0
    return s
def careful():
    n = 0
    while True:
        try:
            x = yield n
            if x == 13: raise ValueError(x)
            n += 1
        except ValueError as e:
            n += e.args[0]
        except KeyError:
            n -= 1
def outer(g):
    r = yield from g
    yield ("done", r)
def reenter(box):
    k = 0
    while True:
        x = yield k
        if x == 99:
            try: box[0].send(1)
            except ValueError as e: k += len(str(e))
        k += 1
def drive(n):
    out = []
    e = echo(); next(e)
    t = Thing(5)
    before = sys.getrefcount(t)
    same = 0
    for i in range(n):
        v = (i, 2.5, "s", None, t, [i], True)[i % 7]
        same += e.send(v) is v
    e.send(None); v = None
    out.append((same, sys.getrefcount(t) - before))
    c = counter(); c.send(None)
    for i in range(n):
        c.send(i); c.send(0.5); c.send(t); next(c); c.__next__(); c.send(Thing(1))
    out.append(c.send(None))
    done = []
    for k in range(n // 40 + 2):
        f = finite(k % 50)
        try:
            r = next(f)
            while True: r = f.send(r)
        except StopIteration as x:
            done.append(x.value)
    out.append((len(done), sum(done)))
    try: finite(3).send(1)
    except TypeError as x: out.append(str(x))
    g = careful(); next(g)
    for i in range(n): r = g.send(i % 20)
    out.append(r)
    for i in range(n):
        if i % 5 == 0: r = g.throw(KeyError(i))
        else: r = g.send(1)
    out.append(r)
    o = outer(finite(n)); next(o)
    k = 0
    while True:
        r = o.send(2)
        k += 1
        if isinstance(r, tuple): break
    out.append((k, r))
    box = []; b = reenter(box); box.append(b); next(b)
    for i in range(n): r = b.send(99 if i % 50 == 7 else 1)
    out.append(r)
    for gen in (c, g, b): gen.close()
    try: c.send(1)
    except StopIteration as x: out.append(("closed", x.value))
    w = []
    x = echo(); next(x)
    for i in range(n // 10):
        th = Thing(i); w.append(weakref.ref(th)); x.send(th)
    th = None
    out.append(sum(r() is not None for r in w))
    ge = (i * i for i in range(n)); s = 0
    while True:
        try: s += next(ge)
        except StopIteration: break
    out.append(s)
    return out
print(drive(20)); print(drive(3000))
def worker(n, acc):
    total = 0
    for i in range(n):
        got = yield i
        total += got or 1
        if total % 7 == 0:
            try: acc[total % 13] += 1
            except KeyError: acc[total % 13] = 1
    return total
def many(n):
    gs = [worker(n + i, {}) for i in range(4)]
    vs = [g.send(None) for g in gs]; out = []; k = 0
    while gs:
        k = (k + 1) % len(gs)
        try: vs[k] = gs[k].send(vs[k] * 2)
        except StopIteration as e: out.append(e.value); del gs[k]; del vs[k]; k = 0
    return out
print(many(2000))
