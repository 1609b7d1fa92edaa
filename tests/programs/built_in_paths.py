# Operations of built-in containers and texts that have a short way for plain items, at the borders of what is plain.


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Index:
    def __init__(self, i):
        self.i = i

    def __index__(self):
        print("index", self.i)
        return self.i


# Slices, read.
for seq in ([0, 1, 2, 3, 4, 5, 6], [0.5, 1.5, 2.5], [True, False, True], ["a", None, 3, ()], (1, 2, 3, 4), "abcdefghijklm",
            "aéîøü", b"abcdefg", bytearray(b"abcdefg")):
    for s in (slice(1, 3), slice(None, None, -1), slice(None, None, 2), slice(-3, None), slice(5, 1, -2), slice(-1, -100, -3),
              slice(2**70), slice(-2**70, 2), slice(1, 1), slice(3, 1), slice(None, None, 2**62), slice(True, None),
              slice(None, None, -2**70), slice(100, None, -1), slice(Index(1), Index(-1), Index(2))):
        show(lambda: seq[s])
show(lambda: [1, 2][::0])
show(lambda: "ab"["a":])
t = (1, 2)
print(t[:] is t, (t + ()) is t, (() + t) is t, t + (3,), t * 3, () * 5, b"abc"[1:1])

# Slices, written.
for new in ([], [7], [7, 8], (9, "x"), [1.5], [True], iter([5, 6, 7, 8]), "pq", {1: 2}, range(3)):
    new = list(new) if not isinstance(new, (list, tuple, str, dict, range)) else new
    for old in ([1, 2, 3, 4, 5], [1.0, 2.0], ["a", "b", "c"], [True, False], []):
        for s in (slice(1, 3), slice(0, 0), slice(None), slice(2, None), slice(-1, None), slice(3, 1)):
            l = old[:]
            l[s] = new
            print(l, end=" ")
            m = old[:]
            m[s] = []
            del old[:0]
            print(m, end=" ")
    print()
l = [1, 2, 3]
l[1:2] = l
print(l)
l[:] = l
print(l)
l[::2] = (9, 9, 9)
print(l)


def set_slice(l, s, v):
    l[s] = v
    return l


show(lambda: set_slice([1, 2, 3], slice(0, 2, 2), [1, 2]))
show(lambda: set_slice([1, 2, 3], slice(0, 2), 5))
show(lambda: set_slice([1, 2, 3], slice(Index(0), Index(2)), "xyz"))
big = list(range(1000))
big[10:990] = ["a"]
print(len(big), big[8:13], big[-1])
big = ["s"] * 500
del big[5:495]
print(len(big))
big[2:4] = [1, 2]
print(big)


class Dies:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("gone", self.n, end="; ")


l = [Dies(i) for i in range(6)]
l[1:4] = [1]
print(len(l))
del l[:2]
print(len(l))
l[:] = []
print(l)

# Order and equality.
nan = float("nan")
lists = [[], [1], [1, 2], [1, 3], [2], [1.0], [1, "a"], ["a"], ["a", "b"], [None], [nan], [True, 2], [[1], [2]], [(1, 2)], [2**70]]
for a in lists:
    for b in lists:
        r = [a == b, a != b]
        for op in ("<", "<=", ">", ">="):
            try:
                r.append(eval(f"a {op} b"))
            except TypeError as e:
                r.append(str(e))
        print(r, end=" ")
    print()
a = []
a.append(a)
print(a == a, a == [a])
try:
    b = []
    b.append(b)
    print(a == b)
except RecursionError:
    print("RecursionError")


class Point(tuple):
    pass


class Named(tuple):
    def __eq__(self, other):
        print("eq")
        return True

    __hash__ = tuple.__hash__


p = Point((1, 2))
print(p == (1, 2), (1, 2) == p, p != (1, 2), p < (1, 3), (1, 1) < p, p == Point((1, 2)), {(1, 2): 5}[p], {p: 6}[1, 2])
print(Named((1, 2)) == (3, 4), (3, 4) == Named((1, 2)), (3, 4) != Named((1, 2)), {(1, 2): 1}.get(Named((1, 2))))
print(hash(p) == hash((1, 2)), p in [(1, 2)], [p].index((1, 2)), [(1, 2)].count(p), (1, 2) in {p})

# Lists and tuples of other containers.
d = {"a": 1, 2: "b", (3,): None}
del d[2]
for c in (d, d.keys(), d.values(), d.items(), {5, 3, 1}, frozenset([2]), "aé", "xyz", b"xyz", range(3), range(2**70, 2**70 + 2),
          iter([1, 2]), (x for x in "ab"), [1, "a", 2.5], [True], (), bytearray(b"ab"), enumerate("ab"), zip("ab", "cd")):
    c = list(c) if iter(c) is c else c
    print(list(c), tuple(c), sorted(c, key=repr))


class Keys(dict):
    def __iter__(self):
        return iter("own")


print(list(Keys(a=1)), tuple(Keys(a=1)), list(Point("xy")), tuple(Point("xy")), type(tuple(Point("xy"))))
show(lambda: tuple(1, 2))
show(lambda: tuple(x=1))
show(lambda: tuple(5))
print(tuple() is t[:0], tuple([]) is t[:0])

# Searching.
mixed = [1, "a", 2.0, None, (1,), [1], "b"]
for x in (1, 1.0, True, "b", 2, None, (1,), [1], nan, "zz"):
    print(x in mixed, mixed.count(x), mixed.index(x) if x in mixed else -1, end="; ")
print()


class Equal:
    def __init__(self, log, l=None):
        self.log, self.l = log, l

    def __eq__(self, other):
        self.log.append(other)
        if self.l is not None:
            self.l.clear()
        return False


log = []
l = ["x", "y", "z"]
print(Equal(log) in l, log, Equal(log, l) in l, log, l)
print([3, 1, 3].count(3), [3, 1, 3].count(True), [3.0].count(3), [1, 2, 3].index(3, 1), [1, 2, 3].index(3, -1))
show(lambda: ["a", "b", "a"].index("a", 1, 2))
show(lambda: [1, 2, 3].index(1, 1))

# Sorting.
print(sorted(["b", "a", "é", "", "ab"]), sorted(["b", "a"], reverse=True))
pairs = [(2, "b"), (1, "z"), (2, "a"), (1, "z")]
print(sorted(pairs), sorted(pairs, reverse=True), sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True))
print(sorted([(1, 2.5), (1, -0.0), (1, 0.0)]), sorted([(1,), ()]), sorted([(2, nan), (1, nan)]))
show(lambda: sorted([(1, "a"), (1, 2)]))
show(lambda: sorted([(1, None), (1, None)]))
show(lambda: sorted([(1, None), (1, 2)]))
show(lambda: sorted(["a", 1]))
print(sorted([(2**70, 1), (3, 1)]), sorted([[2, 1], [1, 2]]), sorted([Point((2,)), Point((1,))]))
l = [3, 1, 2]


def meddle(x):
    l.append(x)
    return x


show(lambda: l.sort(key=meddle))
print(l)


def fail(x):
    if x == 1:
        raise ValueError("key")
    return -x


l = [3, 1, 2]
show(lambda: l.sort(key=fail))
print(l, [1.5, 2, True].sort(), sorted([5, 3.5, True]), sorted("hello", key=str.upper, reverse=True))
l = [1, 2.5, "x", None]
l.reverse()
print(l)
for l in ([], [1], [1, 2], [1.5, 2.5, 3.5], [True, False, False]):
    l.reverse()
    print(l, l + [9], l + ["s"], l * 2, end=" ")
print()

# Lists in lists.
grid, same = [[0] * 3 for _ in range(3)], [[0] * 3 for _ in range(3)]
print(grid == same, grid != same, grid < same, grid <= same)
same[2][1] = 1
print(grid == same, grid != same, grid < same, grid >= same, [grid, 1] == [grid, 1], [grid] == [same], [[1], 2] < [[1], 3], [[1, 2]] < [[1]])
print([[]] == [[]], [[1]] == [[1.0]], [["a"]] == [["a"]], [[nan]] == [[nan]], [(1, [2])] == [(1, [2])], [[1], "a"] == [[1], 1])
a, b = [], []
a += [a, a]
b += [b, b]
for x, y in ((a, b), (b, a)):
    try:
        print(x == y)
    except RecursionError:
        print("RecursionError")
deep, other = [1], [1]
for _ in range(200):
    deep, other = [deep], [other]
print(deep == other, deep < other, [deep, 1] < [other, 2])
try:
    [[1]] < [["a"]]
except TypeError as e:
    print(e)
