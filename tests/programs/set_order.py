# The order in which sets give their items, after insertions, deletions and set operations.
state = 12345
def rnd(n):
    global state
    state = (state * 1103515245 + 12345) % 2147483648
    return (state >> 8) % n
def show(s):
    print(list(s))
def key():
    k = rnd(8)
    if k == 0: return rnd(1000) * 1000003
    if k == 1: return -rnd(50)
    if k == 2: return rnd(40) / 4
    if k == 3: return (rnd(5), rnd(5) * 1.5, None)
    if k == 4: return frozenset([rnd(9), rnd(9)])
    return rnd(60)
for trial in range(4):
    n = rnd(60) + 1
    a = set(); b = set()
    for i in range(n):
        op = rnd(10)
        if op < 6:
            a.add(key())
        elif op < 7: a.discard(key())
        elif op < 8: b.add(key())
        elif op < 9:
            if a and rnd(3) == 0: print("pop", a.pop())
        else:
            b.update([key() for _ in range(rnd(12))])
    show(a); show(b); show(a | b); show(a & b); show(a - b); show(a ^ b); show(b - a); show(b & a)
    show(a.union(b, [1, 2, 3])); show(a.intersection(list(b))); show(a.difference(list(b))); show(a.symmetric_difference(list(b)))
    c = set(a); show(c); c |= b; show(c); c -= a; show(c); c ^= a; show(c); c &= b; show(c)
    d = a.copy(); d.difference_update(b); show(d); d.update({k: 1 for k in b}); show(d)
    e = frozenset(a); print(hash(e)); show(e); show(set(e)); show(e | b); show(e - b)
    show({k: 0 for k in a}.keys() & b); show({k: 0 for k in a}.keys() | b); show({k: 0 for k in a}.keys() - b); show(b - {k: 0 for k in a}.keys()); show({k: 0 for k in a}.keys() ^ b)
    show(a - {k: 0 for k in b}.keys()); show(a.difference({k: 0 for k in b})); show(a.symmetric_difference({k: 0 for k in b}))
    print(a <= b, a == set(e), e == a, a < a | b, (a | b) > a, a.isdisjoint(b), a.issubset(list(a | b)), a.issuperset(list(b)))
    while a:
        print(a.pop(), end=" ")
    print()
big = set(range(0, 70000, 7)); big2 = set(range(0, 70000, 11))
x = big & big2; print(len(x), list(x)[:20], list(big - big2)[:20], list(big | big2)[-20:], list(big ^ big2)[1000:1010])
for i in range(0, 70000, 14): big.discard(i)
print(list(big)[:30]); big -= set(range(35000)); print(list(big)[:30])
y = set(range(100000)); print(list(y)[-5:], y.pop(), y.pop()); y.add(10**9+7); print(list(y)[:3], 10**9+7 in y)
print({3, 1, 2}, {0, 16, 1, 2, 17}, {5, 4, 3, 2, 1, 0, -1, -2}, {1.5, 2.5, 3.5, 100, 200}, {None, True, 2, 0.5})
for x in {33, 1, 17, 9, 65}: print(x, end=" ")
print()
z = {33, 1, 17, 9, 65}; print(z, list(z), sorted(z))
z = {33, 1, 17, n, 65}; print(list(z))
print([hash(v) for v in (0, 1, -1, 2**61-1, 2**61, -2**61, 10**30, 1.5, -0.0, 1e300, 1e-300, float("inf"), float("-inf"), True, None, (1, 2), (1, (2, 3.5)), ((),), 1e15, 2.0**61, 123456789.125)])
