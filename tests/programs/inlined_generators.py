"""Generators inlined in the loops that consume them: pipelines, early exits, exceptions, finalisation, changing types."""
def count(n):
    for i in range(n): yield i
def evens(xs):
    for x in xs:
        if x & 1 == 0: yield x
def pairs(a, b):
    i = 0
    while i < len(a):
        yield a[i], b[i]
        i += 1
def alternate(n):
    k = 0
    while k < n:
        yield k
        yield -k
        k += 1
    return "done"
class Node:
    def __init__(self, v, next): self.v, self.next = v, next
    def __iter__(self):
        n = self
        while n is not None:
            yield n.v
            n = n.next
def scaled(xs, f):
    for x in xs: yield f * x
def closure(n):
    def g():
        for i in range(n): yield i + n
    return g()
def main(n):
    t = 0
    L = [float(k) for k in range(12)]
    for i in range(n):
        for x in count(10): t += x
        for x in evens(range(20)): t += x
        for a, b in pairs(L, L): t += a * b
        for x in alternate(6): t += x * i
        node = None
        for k in range(8): node = Node(k, node)
        for v in node: t += v
        for x in scaled(evens(count(15)), 2.5): t += x
        for x in closure(5): t += x
        t += sum(x * x for x in L) + sum(x for x in range(10) if x % 3) + len([y for y in (x + 1 for x in L)])
        t += any(x > 10 for x in L) + all(x >= 0 for x in L) + max(x * 7 % 11 for x in range(11))
        g = count(9)
        for x in g:
            t += x
            if x == 4: break
        for x in g: t += 100 * x
        for x in g: t += 10000
        h = alternate(4)
        for x in h:
            t += next(h, 7) * x
        try:
            for x in raising(10): t += x
        except ValueError as e: t += len(str(e))
    return t
def raising(n):
    try:
        for i in range(n):
            if i == 6: raise ValueError("six")
            yield i
    finally:
        log.append(n)
log = []
print(main(80), len(log))
def big(n):
    t = 0
    for x in count(n):
        t += x
        if x % 1000 == 999: t -= 7
    return t
print(big(5000))
def tree(d):
    if d:
        for x in tree(d - 1): yield x + 1
        yield d
        for x in tree(d - 1): yield x - 1
print(sum(tree(8)), [x for x in tree(4)])
def types(n):
    for i in range(n):
        yield i if i % 7 else 0.5 * i
        if i == n // 2: yield "s"
s = 0
for x in types(400):
    s += len(x) if isinstance(x, str) else x
print(s)
def sends(n):
    for i in range(n):
        got = yield i
        if got is not None: yield got * 100
g = sends(50)
s = 0
for x in g:
    s += x
    if x % 5 == 0 and x < 100: s += g.send(x + 1)
print(s)
def swap(n):
    a, b = [1], [2]
    for i in range(n):
        a, b = b, a + [i] if i % 50 else [i]
        yield a
print(sum(len(x) for x in swap(300)))
class D:
    def __del__(self): log.append("del")
def holds(n):
    d = D()
    for i in range(n): yield i
    e = D()
    yield -1
log.clear()
for x in holds(100): pass
print(log)
log.clear()
g = holds(100)
for x in g:
    if x == 60: break
del g
print(log)
def handled():
    try: raise KeyError(1)
    except KeyError:
        for x in count(60): yield x
t = 0
for x in handled(): t += x
print(t)
try: raise ValueError
except ValueError:
    t = 0
    for x in count(60): t += x
    for x in handled(): t += x
    print(t)
