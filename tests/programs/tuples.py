# Tuples: operators, comparison, hashing as keys, unpacking, immutability.

t = (1, "a", 2.5, None)
print(t, len(t), t[0], t[-1], t[1:3], t[::-1], t + (9,), t * 2, () * 5, (1,), (), ((),), t.count(1), t.index("a"), 2.5 in t, "x" not in t)
print((1, 2) < (1, 3), (1, 2) < (1, 2, 0), () < (0,), (1, "a") == (1.0, "a"), (2,) > (1, 99), (1, 2) != [1, 2], (1, (2, 3)) < (1, (2, 4)))
print(hash((1, 2)) == hash((1.0, 2)), hash(()) == hash(()), {(1, 2): "x"}[(1, 2)], tuple("abc"), tuple([1]), tuple(range(3)), tuple({"k": 1}))
a, b = 1, 2
a, b = b, a
print(a, b)
(a, b), c = (1, 2), 3
[a, [b, c]] = 4, (5, 6)
print(a, b, c)
a, *b = range(5); print(a, b)
*a, b = "abc"; print(a, b)
a, *b, c = (1, 2); print(a, b, c)
(a, *b), *c = [(1, 2, 3), 4, 5]; print(a, b, c)
a, b = {"x": 1, "y": 2}; print(a, b)
*a, = "hi"; print(a)
for i, (j, *k) in enumerate([(1, 2, 3), (4,)]):
    print(i, j, k)
print(*[1, 2], *"ab", *(), sep="-")
print((*range(3), *"x"), [*{}, *{"a": 1}], {*[1, 1]}, max(*[1, 5, 3]))

for src, n in (((1, 2, 3), 2), ((1,), 2), ((), 1), (5, 2), (None, 2)):
    try:
        if n == 2:
            a, b = src
        else:
            (a,) = src
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    a, *b, c = (1,)
except ValueError as e:
    print(e)
try:
    a, b = (i for i in range(3))
except ValueError as e:
    print(e)
for f in (lambda: t.index("zz"), lambda: t[10], lambda: t + [1], lambda: t < 5, lambda: (1, "a") < (1, 2), lambda: hash(([],)), lambda: t.append, lambda: t * t):
    try:
        print(f())
    except (TypeError, ValueError, IndexError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    t[0] = 1
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)

u = t
u += (5,)
print(u, t)


def minmax(l):
    lo = hi = l[0]
    for v in l:
        lo, hi = (v, hi) if v < lo else (lo, v) if v > hi else (lo, hi)
    return lo, hi


print(minmax([i * 37 % 101 for i in range(1000)]))
x, y, z = 0, 1, 2
for i in range(1000):
    x, y, z = y, z, (x + y * 2 - z) % 97
    if i == 500:
        x, y = float(x), str(y)
        y = int(y)
print(x, y, z)
acc = ()
for i in range(300):
    acc += (i,) if i % 2 else (i, str(i))
print(len(acc), acc[:5], acc[-2:])
points = {}
for i in range(1500):
    p = (i % 13, i % 7)
    points[p] = points.get(p, 0) + 1
print(len(points), points[(3, 3)], min(points), max(points))
