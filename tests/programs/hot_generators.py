# Generators resumed inside compiled loops: several alive at once, send, yield from, exceptions, changing yields.


def ints(n):
    for i in range(n):
        yield i


def changing(n):
    for i in range(n):
        if i < n // 3:
            yield i
        elif i < 2 * n // 3:
            yield i / 2
        else:
            yield str(i)


def delegating(n):
    r = yield from ints(n)
    assert r is None
    for k in range(3):
        yield from ints(n // (k + 1))
    return "end"


t = 0
for v in ints(2000):
    t += v
print(t)
t = 0
for v in changing(1500):
    t += len(v) if isinstance(v, str) else v
print(t, sum(delegating(600)))
a, b = ints(1000), ints(500)
t = n = 0
while True:
    try:
        t += next(a) * 2
        t -= next(b)
        n += 1
    except StopIteration:
        break
print(t, n, next(a))


def acc():
    total = 0
    while True:
        v = yield total
        if v is None:
            total = 0
        else:
            total += v


g = acc()
next(g)
out = []
for i in range(1500):
    r = g.send(i if i < 1000 else i + 0.5) if i % 200 else g.send(None)
    if i % 300 == 299:
        out.append(r)
print(out)


def guarded(n):
    i = 0
    while i < n:
        try:
            yield i
        except ValueError as e:
            i += e.args[0]
        finally:
            i += 1


g = guarded(2000)
t = next(g)
thrown = 0
while True:
    try:
        if t % 10 == 9:
            t = g.throw(ValueError(5))
            thrown += 1
        else:
            t = next(g)
    except StopIteration:
        break
print(t, thrown)


def fibs():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


for i, f in enumerate(fibs()):
    if i == 200:
        break
print(f)


class Tree:
    def __init__(self, lo, hi):
        mid = (lo + hi) // 2
        self.v = mid
        self.l = Tree(lo, mid) if lo < mid else None
        self.r = Tree(mid + 1, hi) if mid + 1 < hi else None

    def __iter__(self):
        if self.l:
            yield from self.l
        yield self.v
        if self.r:
            yield from self.r


tree = Tree(0, 500)
print(sum(tree), list(tree)[:5], [v for v in tree if v % 100 == 0], max(tree), 250 in tree, 500 in tree)
pool = [ints(k) for k in range(50)]
t = 0
while pool:
    g = pool.pop(0)
    for v in g:
        t += v
        if v % 7 == 6:
            pool.append(g)
            break
print(t)
closed = 0


def closable(k):
    global closed
    try:
        while True:
            yield k
            k += 1
    finally:
        closed += 1


for i in range(300):
    for v in closable(i):
        if v > i + i % 4:
            break
print(closed)
perm = lambda l: ([x] + p for i, x in enumerate(l) for p in perm(l[:i] + l[i + 1:])) if l else iter([[]])
print(sum(1 for _ in perm(list(range(6)))), next(perm("abc".split())), list(perm([1, 2, 3]))[-1])
