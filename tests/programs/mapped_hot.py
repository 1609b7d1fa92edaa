"""`map`, `max`, `min`, `sorted` and others with functions in Python, in hot loops."""
def double(x): return x * 2
def stop(x):
    if x > 5: raise StopIteration
    return x
def bad(x):
    if x == 7: raise ValueError("seven")
    return x
class K:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __gt__(self, o): return self.v > o.v
    def __repr__(self): return f"K{self.v}"
def main(n):
    t = 0
    L = list(range(20))
    F = [0.5 * k for k in L]
    for i in range(n):
        for x in map(double, L): t += x
        for x in map(lambda x: x + i, L): t += x
        for x in map(stop, L): t += x
        for a in map(lambda p: p[0] * p[1], zip(L, F)): t += a
        for x in map(double, map(double, L)): t += x
        t += sum(map(double, L)) + sum(map(lambda x: x * 0.5, F)) + len(list(map(str, L))) + len(list(map(double, L)))
        t += max(L, key=lambda x: (x * 7) % 11) + min(L, key=lambda x: -(x * 5) % 13) + max(F, key=double)
        t += sorted(L, key=lambda x: (x * 7) % 20)[3]
        t += any(map(lambda x: x > 30, L)) + all(map(double, L))
        t += len(set(map(lambda x: x // 3, L))) + len(tuple(map(double, L)))
        try:
            for x in map(bad, L): t += x
        except ValueError as e: t += len(str(e))
        for x in map(double, (k for k in L)): t += x
        for x in map(double, {1: 2, 3: 4}): t += x
        for x in map(lambda c: ord(c), "hello"): t += x
    return t
print(main(60))
ks = [K(x * 7 % 11) for x in range(11)]
print(max(ks, key=lambda k: k), min(ks, key=lambda k: k.v), sorted(ks, key=lambda k: k)[:3], sorted(ks, key=lambda k: -k.v, reverse=True)[:3])
print(max([], key=double, default=5), min((x for x in "hello"), key=ord), max("aZ", "b", key=str.lower))
def raises(f, *a, **k):
    for _ in range(40):
        try: r = f(*a, **k)
        except Exception as e: r = (type(e).__name__, str(e))
    return r
print(raises(max, [], key=double), raises(min, 5, key=double), raises(max, [1, 7], key=bad), raises(sorted, [3, 7, 1], key=bad), raises(max, [1, "a"], key=lambda x: x), raises(sorted, [1, "a"], key=lambda x: x))
l = [3, 7, 1, 2]
print(raises(l.sort, key=bad), l)
def grow(x):
    l.append(x)
    return x
print(raises(l.sort, key=grow), l)
print(list(map(lambda x, y: x + y, [1, 2, 3], [10, 20])), list(map(stop, range(10))))
it = map(double, [1, 2, 3])
for x in it: break
print(x, list(it), list(it), next(it, "end"))
import sys
def deep(n): return max([n], key=lambda x: deep(x - 1) if x else 0)
try: print(deep(10 ** 6))
except RecursionError as e: print("RecursionError")
