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


def dicts(n):
    d = {i: i * 1.5 for i in range(40)}
    for i in range(0, 40, 3):
        del d[i]
    t = 0
    for _ in range(n):
        for k, v in d.items():
            t += k * v
        for k in d:
            t += k
            d[k] = d[k]
        for v in d.values():
            t -= v
        for i, (k, v) in enumerate(d.items()):
            t += i * k
        for k, x in zip(d, "abc"):
            t += ord(x)
    return t


def mixed_dict(n):
    d = {1: "a", "b": 2, (3,): None, 2.5: True}
    t = 0
    for _ in range(n):
        for k, v in d.items():
            t += len(str(k)) + (v is None)
    return t


def sets(n):
    s = set(range(0, 90, 3))
    s -= {9, 30}
    t = 0
    for _ in range(n):
        for x in s:
            t += x
        for i, x in enumerate(frozenset(s)):
            t += i
    return t


def changed(n):
    out = set()
    for i in range(n):
        d = {k: k for k in range(20)}
        s = set(range(20))
        a = list(range(20))
        seen = 0
        try:
            for k in d:
                seen += k
                if k == 10 + i % 5:
                    d[100] = 1 if i % 2 else d.pop(k)
        except RuntimeError as e:
            out.add(str(e))
        try:
            for k in s:
                if k == 11:
                    s.add(200)
        except RuntimeError as e:
            out.add(str(e))
        for x in reversed(a):
            if x % 7 == 0:
                a.pop()
            seen += x
        out.add(seen)
    return sorted(map(str, out))


def reverse(n):
    a = [1, 2.5, "x", None] * 20
    t = 0
    for _ in range(n):
        for i, x in enumerate(reversed(a)):
            if x is None:
                t += i
        for x in reversed(range(20)):
            t += x
    return t


print(dicts(60))
print(mixed_dict(300))
print(sets(80))
print(changed(200))
print(reverse(60))
