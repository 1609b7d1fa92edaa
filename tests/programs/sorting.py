# sorted, list.sort, min and max with keys: stability, reverse, errors, mutation while sorting.


def lcg(seed, n, mod):
    out = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        out.append(seed // 65536 % mod)
    return out


l = lcg(1, 1000, 500)
s = sorted(l)
print(s[:10], s[-5:], all(s[i] <= s[i + 1] for i in range(999)), sorted(l, reverse=True) == s[::-1])
l.sort()
print(l == s, l.sort())
pairs = [(v % 10, i) for i, v in enumerate(lcg(7, 600, 100))]
by = sorted(pairs, key=lambda p: p[0])
print(all(by[i][0] < by[i + 1][0] or by[i][1] < by[i + 1][1] for i in range(599)))
rev = sorted(pairs, key=lambda p: p[0], reverse=True)
print(all(rev[i][0] > rev[i + 1][0] or rev[i][1] < rev[i + 1][1] for i in range(599)))
print(sorted("hello World"), sorted({"b": 1, "a": 2}), sorted((3, 1, 2)), sorted([]), sorted(["bb", "a", "ccc"], key=len), sorted("bAc", key=str.lower))
print(sorted([3, 1.5, True, 2 ** 70, -1]), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([[2], [1, 5], [1]]), sorted(["é", "z", "a", "日"]))
print(sorted([-3, 2, -1], key=abs), sorted(range(5), key=lambda x: -x), sorted("abc", reverse=True), sorted([1, 2, 3], key=None))
print(min([3, 1, 2]), max("b", "a"), min([], default="none"), max([(1, "x"), (1, "y")], key=lambda p: p[0]), min("aB", key=str.lower), max([-5, 3], key=abs), min(1, 2.0, key=lambda v: -v))


class Item:
    compared = 0

    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        Item.compared += 1
        return self.v < other.v

    def __repr__(self):
        return f"I{self.v}"


items = [Item(v) for v in (3, 1, 2, 1)]
print(sorted(items), sorted(items, reverse=True), max(items) if False else "-", min(items), Item.compared > 0)
for f in (lambda: sorted([1, "a"]), lambda: sorted([None, 1]), lambda: min([]), lambda: max(), lambda: sorted(5), lambda: sorted([1], 2), lambda: min(5), lambda: sorted([1, 2], key=5), lambda: max(1, "a"), lambda: sorted([1, 2], key=lambda: 0)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


def boom(v):
    if v == 3:
        raise KeyError("stop")
    return v


m = [5, 4, 3, 2]
try:
    m.sort(key=boom)
except KeyError as e:
    print(e, m)
m = [3, 2, 1]
try:
    m.sort(key=lambda v: m.append(v) or v)
except ValueError as e:
    print(e)
print(m)


def bubble(l):
    l = l[:]
    for i in range(len(l)):
        for j in range(len(l) - 1 - i):
            if l[j] > l[j + 1]:
                l[j], l[j + 1] = l[j + 1], l[j]
    return l


def quick(l):
    if len(l) < 2:
        return l
    p = l[len(l) // 2]
    return quick([x for x in l if x < p]) + [x for x in l if x == p] + quick([x for x in l if x > p])


def merge(l):
    if len(l) < 2:
        return l
    m = len(l) // 2
    a, b = merge(l[:m]), merge(l[m:])
    out = []
    i = j = 0
    while i < len(a) and j < len(b):
        if b[j] < a[i]:
            out.append(b[j]); j += 1
        else:
            out.append(a[i]); i += 1
    return out + a[i:] + b[j:]


def heap(l):
    l = l[:]
    def down(i, n):
        while (c := 2 * i + 1) < n:
            if c + 1 < n and l[c + 1] > l[c]:
                c += 1
            if l[i] >= l[c]:
                return
            l[i], l[c] = l[c], l[i]
            i = c
    for i in range(len(l) // 2, -1, -1):
        down(i, len(l))
    for n in range(len(l) - 1, 0, -1):
        l[0], l[n] = l[n], l[0]
        down(0, n)
    return l


data = lcg(3, 80, 1000)
for variant in (data, [v / 8 for v in data], [str(v) for v in data], data + [v + 0.5 for v in data], [(v % 5, -v) for v in data]):
    want = sorted(variant)
    print(bubble(variant) == want, quick(variant) == want, merge(variant) == want, heap(variant) == want)
