# Assignment targets and unpacking: starred, nested, attributes, subscripts, swaps, errors, in hot loops.

a, b, *c = 1, 2
print(a, b, c)
*a, b = [1]; print(a, b)
a, (b, *c), d = 1, "xyz", {"k": 2}; print(a, b, c, d)
[a, *[b, *c]] = range(5); print(a, b, c)
a = b = c = []; a.append(1); print(b is c, c)
(a) = 5; (b), = [6]; [c] = {7}; print(a, b, c)
x = [1, 2, 3]
x[0], x[1] = x[1], x[0]; print(x)
x[0], x[2], *x[1:2] = "a", "b", "c", "d"; print(x)


class O:
    pass


o = O()
o.a, o.b = 1, [2]
o.a, o.b[0], (o.c, *o.d) = o.b[0], o.a, (9, 8, 7)
print(vars(o))
i, l = 0, [5, 6, 7]
i, l[i], i = 1, "set", 2
print(i, l)
for k, *v in [(1,), (2, 3), "abc", range(4), {"x": 1, "y": 2}]:
    print(k, v, end="; ")
print()
for i, (a, b) in enumerate(zip([1, 2], "xy")):
    print(i, a, b, end="; ")
print()
d = {"a": 1, "b": 2}
for (k, v) in d.items():
    d[k] = v * 2
print(d, *d, {**d, "c": 3}, [*d.values()], (*d, *"z"), sorted({*d}))


def f(a, b, *c, **k):
    return a, b, c, k


print(f(*"ab"), f(*(1, 2), *[3], **d if False else {}), f(*range(4), x=1), f(b=1, a=2), f(1, *{"k": 0}))


def swap_hot(n):
    a, b, c = 1, 2, 3
    for i in range(n):
        a, b, c = b, c, a
        if i % 100 == 50:
            a, b = b, a
        if i == 700:
            a, c = str(a), float(c)
    return a, b, c


print(swap_hot(600), swap_hot(1000))


def multi(i):
    if i % 3 == 0:
        return i, i + 1
    if i % 3 == 1:
        return [i, i * 2]
    return (v for v in (i, -i))


t = 0
for i in range(1200):
    a, b = multi(i)
    t += a - b
print(t)


def shapes(n):
    heads = tails = 0
    items = [(1, 2, 3), [4, 5], "6", range(7, 12), {8: 0}]
    for i in range(n):
        h, *r = items[i % 5]
        heads += int(h)
        tails += len(r)
    return heads, tails


print(shapes(1000))
for src in ([1, 2, 3], [1], [], None, 5, "a", {1: 2}, (i for i in range(5))):
    try:
        p, q = src
        print(p, q)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
for src in ([1], [], 5):
    try:
        p, *q, r = src
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
bad = 0
for i in range(900):
    try:
        a, b = (i, i) if i < 500 else (i,) * (i % 4)
        t += a
    except ValueError:
        bad += 1
print(bad, t)


class It:
    def __iter__(self):
        print("iter", end=" ")
        yield 1
        yield 2
        print("asked again", end=" ")
        yield 3


try:
    a, b = It()
except ValueError as e:
    print(e)
a, *b = It()
print(a, b)
a = b, c = 1, 2
print(a, b, c)
a, b = b, a = 1, 2
print(a, b)
a: int = 5
b: "str"
(c): float = 1.5
print(a, c)
a += b if False else 1; a -= 2; a *= 3; a //= 2; a %= 4; a **= 3; a <<= 2; a >>= 1; a |= 1; a &= 7; a ^= 2; a /= 2
print(a)
