# Container protocol on user classes: len, getitem, setitem, delitem, iter, next, contains, reversed, bool, call.


class Seq:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return Seq(*self.items[i])
        return self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __delitem__(self, i):
        del self.items[i]

    def __repr__(self):
        return f"Seq{tuple(self.items)}"


s = Seq(1, 2, 3, 4)
print(s, len(s), s[0], s[-1], s[1:3], list(s), 3 in s, 9 in s, list(reversed(s)), sum(s), max(s), bool(s), bool(Seq()), [x * 2 for x in s], tuple(s), list(zip(s, "ab")), list(enumerate(s)))
s[0] = "a"; s[1:3] = [9, 9, 9]; del s[-1]; s[0] += "b"
print(s, *s)
a, *b = s
print(a, b)
try:
    s[99]
except IndexError as e:
    print(e)


class Old:
    def __getitem__(self, i):
        if i >= 4:
            raise IndexError("end")
        return i * i


print(list(Old()), 9 in Old(), 5 in Old(), [*Old()], max(Old()))
try:
    len(Old())
except TypeError as e:
    print(e)


class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return CountIter(self.n)

    def __contains__(self, v):
        print("contains", v)
        return v

    def __bool__(self):
        return self.n > 2


class CountIter:
    def __init__(self, n):
        self.i, self.n = 0, n

    def __iter__(self):
        return self

    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i


c = Count(3)
print(list(c), list(c), sum(c), 0 in c, "x" in c, "x" not in c, bool(c), not Count(1), dict(zip(c, c)), [(x, y) for x in c for y in Count(x)])
it = iter(c)
print(next(it), list(it), next(it, None))
total = 0
for x in Count(1500):
    if x % 2:
        continue
    total += x
    if x > 1200:
        break
else:
    print("not here")
print(total)


class Grid:
    def __init__(self, w, h):
        self.w = w
        self.cells = [0] * (w * h)

    def __getitem__(self, key):
        x, y = key
        return self.cells[y * self.w + x]

    def __setitem__(self, key, v):
        x, y = key
        self.cells[y * self.w + x] = v

    def __call__(self, f, *a, **k):
        self.cells = [f(v, *a, **k) for v in self.cells]
        return self


g = Grid(20, 20)
for i in range(20):
    for j in range(20):
        g[i, j] = i * j
        g[i, j] += 1
print(g[3, 4], g[19, 19], sum(g.cells), sum(g(lambda v, k: v * k, k=2).cells), callable(g), callable(5), callable(Grid))


class Bad:
    def __iter__(self):
        return 5

    def __len__(self):
        return "x"

    def __contains__(self, v):
        raise KeyError(v)

    def __next__(self):
        return 1


for f in (lambda: iter(Bad()), lambda: len(Bad()), lambda: 1 in Bad(), lambda: list(Bad()), lambda: next(5), lambda: iter(5), lambda: bool(Bad()), lambda: reversed(5), lambda: Seq()[0], lambda: Count(1)[0], lambda: Count(1)()):
    try:
        print(f())
    except (TypeError, KeyError, IndexError) as e:
        print(type(e).__name__, e)


class Shrink:
    def __init__(self):
        self.data = list(range(10))

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        return self.data.pop()


print([x for x in iter(Seq(1, 2).items)], list(iter(Shrink().data.pop, 5)))
