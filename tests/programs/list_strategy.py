# Lists whose elements change kind: all int, then float, string, big int, None, and back.


def total(l):
    t = 0
    for v in l:
        if v is None:
            t += 1
        elif isinstance(v, str):
            t += len(v)
        elif isinstance(v, list):
            t += total(v)
        else:
            t += v
    return t


def kinds(l):
    out = {}
    for v in l:
        k = type(v).__name__
        out[k] = out.get(k, 0) + 1
    return out


ints = list(range(1000))
print(total(ints), kinds(ints))
for i in range(0, 1000, 10):
    ints[i] = i / 2
print(total(ints), kinds(ints))
for i in range(5, 1000, 50):
    ints[i] = str(i)
print(total(ints), kinds(ints))
for i in range(7, 1000, 100):
    ints[i] = 2 ** (60 + i // 100)
print(total(ints), kinds(ints))
for i in range(9, 1000, 200):
    ints[i] = [i, [i]]
    ints[i - 1] = None
    ints[i - 3] = i % 2 == 0
print(total(ints), kinds(ints))

floats = [i * 0.5 for i in range(800)]
for i in range(800):
    if i == 400:
        floats[0] = 1
    floats[i] = floats[i] + floats[i - 1]
print(kinds(floats), sum(floats[:5]), floats[400:403])

grow = []
for i in range(1200):
    if i < 300:
        grow.append(i)
    elif i < 600:
        grow.append(i + 0.25)
    elif i < 900:
        grow.append("s" * (i % 4))
    else:
        grow.append((i, i))
print(kinds(grow), len(grow), grow[299:302], grow[599:602], grow[899:902])
while len(grow) > 250:
    grow.pop()
print(kinds(grow), sum(grow))

bools = [True] * 100
bools[50] = 1
bools[51] = 1.0
print(kinds(bools), sum(bools), bools[49:52], bools.index(1), bools.count(1))
mixed = [1, 1.0, True]
print(mixed, mixed.index(True), mixed.count(1), [type(v).__name__ for v in sorted(mixed)])
empty = []
empty.extend([1, 2]); empty.extend([3.5]); empty += ["x"]; print(empty)
a = [1, 2, 3]; b = [1.5, 2.5]; c = a + b; print(c, b + a, (a * 2 + b)[5:])
a[1:2] = b; print(a)
b[0] = a; a = None; print(b)
z = [0] * 500
for i in range(500):
    z[i] = z[i - 1] * 3 + 1
print(z[30], z[40], z[45], len(str(z[499])))
z = [0] * 5
z[2] = -0.0
print(z, z.count(0), z.index(0.0, 1))
nan = float("nan")
n = [1.0, nan, 2.0]
print(nan in n, n.index(nan), n.count(nan), n == [1.0, nan, 2.0], float("nan") in n)
