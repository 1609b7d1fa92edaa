"""Loops over zip, enumerate and iterators of lists, tuples, strings and ranges, alone and nested."""


def zips(n):
    a, b, c = list(range(n)), tuple(float(i) for i in range(n)), "abc" * n
    t = 0
    for x, y in zip(a, b):
        t += x * y
    for x, y, z in zip(a, b, c):
        t += x + y + ord(z)
    for x, (i, z) in zip(range(5, 5 + n), enumerate(c)):
        t += x * i - ord(z)
    for i, (x, y) in enumerate(zip(a, range(n, 0, -1)), 7):
        t += i * x - y
    return t


def shared(n):
    it = iter(range(2 * n))
    out = []
    for a, b in zip(it, it):
        out.append(b - a)
    s = iter("xy" * n)
    for a, b in zip(s, s):
        out.append(a + b)
    return len(out), sorted(set(map(str, out)))


def lengths(n):
    out = []
    for k in range(n):
        a, b = list(range(k % 7)), "abcdef"[: k % 5]
        c = 0
        for x, y in zip(a, b):
            c += x + ord(y)
        for i, ch in enumerate(b, k):
            c += i * ord(ch)
        ia = iter(a)
        for x in ia:
            c += x
            if x == 2:
                break
        out.append((c, list(ia)))
    return out[-9:]


def growing(n):
    a = [1, 2, 3]
    t = 0
    for i, x in enumerate(a):
        t += i * x
        if len(a) < n:
            a.append(x + 1)
    return t, len(a)


def types(n):
    t = []
    mixed = [1, 2.5, "s", None, True, (1, 2)] * n
    for i, x in enumerate(mixed):
        if isinstance(x, tuple):
            t.append(i)
    for x, y in zip(mixed, reversed(mixed)):
        if x is y:
            t.append(x)
    return len(t)


def unicode(n):
    t = 0
    for i, c in enumerate("aé漢😀" * n):
        t += i * ord(c)
    for c, d in zip("aé" * n, "漢😀" * n):
        t += ord(c) ^ ord(d)
    return t


def kept(n):
    pairs = []
    for p in zip(range(n), "ab" * n):
        pairs.append(p)
    q = []
    for p in enumerate(pairs):
        q.append(p)
    return pairs[-1], q[-1], q[3]


def big_counts(n):
    t = []
    for i, x in enumerate(range(n), 2**63 - n // 2):
        t.append(i)
    return t[0], t[n // 2 - 1], t[n // 2], t[-1]


def strict(n):
    t = 0
    for x, y in zip(range(n), range(n), strict=True):
        t += x * y
    try:
        for x, y in zip(range(n), range(n - 1), strict=True):
            t += 1
    except ValueError as e:
        return t, str(e)


def resumed(n):
    e = enumerate(range(n))
    t = 0
    while True:
        for i, x in e:
            t += i
            if i % 10 == 9:
                break
        else:
            return t


def gen(n):
    for i, c in enumerate("hello" * n):
        for x, y in zip((1, 2), [3, 4]):
            yield i * x + y


print(zips(700))
print(shared(500))
print(lengths(900))
print(growing(1500))
print(types(300))
print(unicode(300))
print(kept(800))
print(big_counts(800))
print(strict(700))
print(resumed(1500))
print(sum(gen(200)))
print(sum(x * y for x, y in zip(range(1000), range(1000, 0, -1))))
