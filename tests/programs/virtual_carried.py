"""Objects replaced in every iteration of a hot loop: vectors, tuples, pairs, with exits that need them whole."""


class P:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, o):
        return P(self.x + o.x, self.y + o.y)

    def swapped(self):
        return P(self.y, self.x)

    def scaled(self, k):
        return P(self.x * k, self.y * k)

    def __repr__(self):
        return f"P({self.x}, {self.y})"


class Q(P):
    pass


def vec(n):
    a = P(0.0, 0.0)
    d = P(1.0, 2.0)
    for i in range(n):
        a = a + d
    return a


def ints(n):
    a = P(0, 1)
    out = []
    for i in range(n):
        a = a + P(i, 2)
        if i % 97 == 5:
            out.append(a)
        if i % 301 == 7:
            a = a.scaled(2)
    return a, len(out), out[3], out[-1]


def tuples(n):
    p = (0, 0)
    for i in range(n):
        x, y = p
        p = (y + 1, x + 2)
    return p


def rotate(n):
    t = (1, 2.5, "s", None)
    for i in range(n):
        t = (t[1], t[2], t[3], t[0])
    return t


def swaps(n):
    a = P(1, 2)
    for i in range(n):
        a = a.swapped()
    return a


def fib(n):
    s = (0, 1)
    for i in range(n):
        s = (s[1], (s[0] + s[1]) % 1000007)
    return s


def two(n):
    a, b = P(1, 1), P(2, 3)
    for i in range(n):
        a, b = b, P((a.x + b.x) % 1009, (a.y * 3 + b.y) % 1013)
    return a, b


def both(n):
    a, b = P(1, 1), (0, 0)
    for i in range(n):
        a = P(a.x + b[1], a.y + 1)
        b = (a.y, a.x % 7)
    return a, b


def nested(n):
    t = ((1, 2), (3, 4))
    for i in range(n):
        (a, b), (c, d) = t
        t = ((b, c), (d, a + 1))
    return t


def shared(n):
    a = b = P(0, 0)
    for i in range(n):
        a = P(a.x + 1, a.y)
        b = a
    return a is b, a


def sometimes(n):
    a = P(0, 0)
    kept = None
    for i in range(n):
        a = P(a.x + 1, a.y + i)
        if i % 50 == 49:
            kept = a
        if i % 200 == 199:
            a = Q(a.x, a.y)
        if i % 333 == 332:
            a = P(a.x + 0.5, a.y)
    return a, kept, type(a).__name__


def raised(n):
    a = P(0, 0)
    c = 0
    for i in range(n):
        try:
            a = a + P(1, i)
            if i % 10 == 3:
                raise KeyError(a.x)
        except KeyError as e:
            c += e.args[0] - a.x + 1
    return a, c


def overflow(n):
    a = P(1, 1)
    for i in range(n):
        a = P(a.x * 3, a.y + 1)
        if a.x > 10**40:
            a = P(1, a.y)
    return a


class Node:
    def __init__(self, v, rest):
        self.v = v
        self.rest = rest


def stack(n):
    s = Node(0, None)
    for i in range(n):
        s = Node(s.v + i, s.rest if i % 3 else s)
    d = 0
    v = s.v
    while s is not None:
        s = s.rest
        d += 1
    return v, d


def gen(n):
    a = P(0, 0)
    for i in range(n):
        a = a + P(1, 2)
        if i % 3 == 0:
            yield a


def closures(n):
    t = 0
    f = lambda: 0
    for i in range(n):
        p = (i, f())
        f = lambda p=p: p[0]
        t += f()
    return t


class Freed:
    count = 0

    def __init__(self, v):
        self.v = v

    def __del__(self):
        Freed.count += 1


def freed(n):
    p = (Freed(0), 0)
    for i in range(n):
        p = (Freed(i), p[1] + p[0].v)
    return Freed.count, p[1]


print(vec(3000))
print(ints(2500))
print(tuples(3000))
print(rotate(2003))
print(swaps(2001))
print(fib(3000))
print(two(2500))
print(both(2500))
print(nested(2002))
print(shared(2000))
print(sometimes(2400))
print(raised(1500))
print(overflow(1500))
print(stack(1200))
print([repr(x) for x in gen(1500)][-2:])
print(closures(900))
print(freed(900))
