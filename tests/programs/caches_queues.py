# Data structures as classes: LRU cache, ring buffer, stack, matrix of counters, bit set, interval merge, memo with tuples.


class LRU:
    def __init__(self, size):
        self.size, self.d = size, {}
        self.hits = self.misses = 0

    def get(self, k, make):
        if k in self.d:
            self.hits += 1
            v = self.d.pop(k)
        else:
            self.misses += 1
            v = make(k)
            if len(self.d) >= self.size:
                del self.d[next(iter(self.d))]
        self.d[k] = v
        return v


class Ring:
    def __init__(self, n):
        self.buf, self.start, self.n = [None] * n, 0, 0

    def push(self, v):
        if self.n == len(self.buf):
            self.start = (self.start + 1) % len(self.buf)
        else:
            self.n += 1
        self.buf[(self.start + self.n - 1) % len(self.buf)] = v

    def __getitem__(self, i):
        if not -self.n <= i < self.n:
            raise IndexError(f"ring index {i}")
        return self.buf[(self.start + i % self.n) % len(self.buf)]

    def __len__(self):
        return self.n


class Bits:
    def __init__(self, *vals):
        self.b = 0
        for v in vals:
            self.add(v)

    def add(self, v):
        self.b |= 1 << v

    def __contains__(self, v):
        return self.b >> v & 1 == 1

    def __iter__(self):
        b, i = self.b, 0
        while b:
            if b & 1:
                yield i
            b >>= 1
            i += 1

    def __and__(self, o):
        r = Bits()
        r.b = self.b & o.b
        return r

    def __or__(self, o):
        r = Bits()
        r.b = self.b | o.b
        return r

    def __sub__(self, o):
        r = Bits()
        r.b = self.b & ~o.b
        return r

    def __len__(self):
        return self.b.bit_count()


class Stack:
    class Empty(Exception):
        pass

    def __init__(self):
        self.top = None
        self.size = 0

    def push(self, v):
        self.top = (v, self.top)
        self.size += 1
        return self

    def pop(self):
        if self.top is None:
            raise self.Empty("stack is empty")
        v, self.top = self.top
        self.size -= 1
        return v


def merge(spans):
    out = []
    for a, b in sorted(spans):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out


c = LRU(10)
t = 0
for i in range(1500):
    t += c.get(i * i % 23 if i < 900 else str(i % 12), lambda k: k * 2 if isinstance(k, int) else len(k))
print(t, c.hits, c.misses, list(c.d))
r = Ring(8)
for i in range(1000):
    r.push(i if i < 996 else str(i))
print(list(r), r[-1], r[0], len(r), "998" in r, 5 in r)
try:
    r[8]
except IndexError as e:
    print(e)
a, b = Bits(*range(0, 200, 3)), Bits(*range(0, 200, 5))
print(len(a & b), list(a & b)[:5], len(a | b), len(a - b), 15 in a & b, 16 in a, sum(a))
s = Stack().push(1).push("two").push(3.0)
print(s.pop(), s.pop(), s.size, s.pop())
try:
    s.pop()
except Stack.Empty as e:
    print(type(e).__qualname__, e)
errors = 0
for i in range(1200):
    try:
        s.push(i) if i % 3 == 0 else s.pop()
    except Stack.Empty:
        errors += 1
print(errors, s.size)
print(merge([(1, 3), (8, 10), (2, 6), (15, 18), (17, 20.5)]), len(merge([(i * 37 % 500, i * 37 % 500 + i % 9) for i in range(300)])))


def memo(f):
    cache = {}

    def g(*a):
        try:
            return cache[a]
        except KeyError:
            r = cache[a] = f(*a)
            return r
        except TypeError:
            return f(*a)
    return g


@memo
def paths(r, c):
    return 1 if r == 0 or c == 0 else paths(r - 1, c) + paths(r, c - 1)


@memo
def length(x):
    return len(x)


print(paths(40, 40), length("abc"), length([1, 2]), length((1,)))
