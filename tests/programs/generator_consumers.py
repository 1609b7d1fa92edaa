"""Odd consumers of generators in hot loops: several at once, delegation, close, throw, a generator that resumes itself."""
# more odd generator consumers
class CM:
    def __enter__(self): return self
    def __exit__(self, *a): return False
def fl(n):
    for i in range(n):
        if i % 13 == 12: continue
        yield i * 0.5
def inner(n):
    for i in range(n):
        yield (i, str(i))
def w(n):
    with CM() as f:
        for i in range(n): yield i
def deleg(n):
    yield from fl(n)
    return 5
def outer(n):
    r = yield from deleg(n)
    yield r
def cond(n, k):
    i = 0
    while True:
        if i >= n: return
        if i % k: yield i
        else: yield from (i, -i)
        i += 1
def fib():
    a, b = 0, 1
    while 1:
        yield a
        a, b = b, a + b
def take(n, g):
    for x in g:
        if n <= 0: return
        n -= 1
        yield x
def enum(g):
    k = 0
    for x in g:
        yield k, x
        k += 1
def args(*a, **k):
    for x in a: yield x
    for x in k: yield k[x]
def lam(n):
    fs = []
    for i in range(n):
        fs.append(lambda j=i: i + j)
        yield fs[-1]
def nest(n):
    for i in range(n):
        for j in range(i % 4):
            yield i * j
def exc(n):
    for i in range(n):
        try:
            if i % 5 == 4: raise KeyError(i)
            yield i
        except KeyError as e:
            yield -e.args[0]
def glob(n):
    global G
    for i in range(n):
        G += 1
        yield G
G = 0
def main(n):
    t = 0
    for k in range(n):
        for x in fl(20): t += x
        for a, b in inner(12): t += a + len(b)
        for x in w(5): t += x
        for x in outer(8): t += x
        for x in cond(11, 3): t += x
        for x in take(30, fib()): t += x
        for i, x in enum(take(9, fl(40))): t += i * x
        for x in args(1, 2.5, 3, a=4, b=5): t += x
        for f in lam(6): t += f()
        for x in nest(9): t += x
        for x in exc(12): t += x
        for x in glob(4): t += x
        a = fl(10); b = fl(7)
        for x in a:
            for y in b:
                t += x * y
                if y > x: break
        t += sum(x * y for x in fl(6) for y in fl(5))
        it = fl(9)
        t += sum(a * b for a, b in zip(it, it))
        for x in (z for z in (y + 1 for y in fl(8)) if z > 2): t += x
        ga = fl(6)
        for x in ga:
            t += x
            if k % 3 == 0: t += sum(ga)
        gb = nest(6)
        for x in gb:
            if x == 4: gb.close()
            t += x
        try:
            gc = fl(3)
            for x in gc:
                t += x
                gc.throw(ValueError("v"))
        except ValueError as e: t += 1
        def self_iter():
            yield 1
            try:
                for z in me: pass
            except ValueError as e: yield 2
            yield 3
        me = self_iter()
        for x in me: t += x
        l = [1, 2, 3]
        for x in (v for v in l):
            t += x
            if len(l) < 7: l.append(x)
    return t
print(main(70), G)
import sys
def deep(n):
    if n: 
        for x in deep(n - 1): yield x + 1
    else: yield 0
print(list(deep(50)))
try: print(list(deep(100000)))
except RecursionError: print("RecursionError")
