# Sorting: stability, keys, errors inside comparisons, mutation, types.


class K:
    def __init__(self, v, tag=""):
        self.v, self.tag = v, tag

    def __lt__(self, o):
        K.n += 1
        if K.n == K.fail:
            raise ValueError("cmp")
        return self.v < o.v

    def __repr__(self):
        return f"{self.v}{self.tag}"


K.n, K.fail = 0, -1
state = 7


def rnd(n):
    global state
    state = (state * 1103515245 + 12345) % 2147483648
    return (state >> 8) % n


for n in (0, 1, 2, 3, 10, 50, 63):
    K.n = 0
    l = [K(rnd(20), "abc"[i % 3]) for i in range(n)]
    l.sort()
    print(l)
for n in (64, 100, 1000):
    l = [K(rnd(n // 5), i) for i in range(n)]
    s = sorted(l)
    print(all((a.v, a.tag) < (b.v, b.tag) for a, b in zip(s, s[1:])), sum(x.v for x in s) == sum(x.v for x in l))
    s = sorted(l, reverse=True)
    print(all((-a.v, a.tag) < (-b.v, b.tag) for a, b in zip(s, s[1:])))
    s = sorted(l, key=lambda x: -x.v)
    print(all((-a.v, a.tag) < (-b.v, b.tag) for a, b in zip(s, s[1:])))
for fail in range(1, 60, 3):
    l = [K(rnd(30)) for i in range(30)]
    before = sorted(x.v for x in l)
    K.n, K.fail = 0, fail
    try:
        l.sort()
    except ValueError as e:
        print(e, len(l), end=" ")
    K.fail = -1
    print(sorted(x.v for x in l) == before, end="; ")
print()
l = [3, 1, 2]


def bad(x):
    l.append(x)
    return x


try:
    l.sort(key=bad)
except ValueError as e:
    print(e, l)


def peek(x):
    print(len(m), end=" ")
    return -x


m = [3, 1, 2]
m.sort(key=peek)
print(m)


def fails(x):
    if x == 2:
        raise KeyError(x)
    return x


m = [3, 1, 2]
try:
    m.sort(key=fails)
except KeyError as e:
    print(repr(e), m)
print(sorted([3.5, 1, True, 0.5, -2]), sorted([1.0, -0.0, 0.0, -1.5]), sorted(["b", "a", "é", "Z", ""]), sorted([(2, "a"), (1, "b"), (1, "a")]))
print(sorted([[2], [1, 5], [1]]), sorted([2**70, 5, -2**70, 2.5]), sorted({3: 0, 1: 0}), sorted("hello", reverse=True), sorted([True, False, True]))
for bad in ([1, "a"], [None, None], [1j, 2j], [{}, {}], [object(), object()]):
    try:
        sorted(bad)
    except TypeError as e:
        print(e)
words = "the quick brown fox jumps over the lazy dog".split()
print(sorted(words, key=len), sorted(words, key=lambda w: (-len(w), w)), sorted(words, key=str.upper, reverse=True))
l = list(range(1000, 0, -1))
l.sort()
print(l[:3], l[-3:])
l.sort(reverse=True)
print(l[:3], l[-3:])
l = [i % 7 + 0.5 for i in range(100)]
l.sort()
print(l[::10], l.sort(key=None, reverse=0))
l = [(i % 3, i) for i in range(20)]
l.sort(key=lambda t: t[0])
print(l)
