# Constructors that are called, not followed: those with loops in them, and recursive ones.
import gc
import sys


class Frac:
    def __init__(self, num, den=1):
        if den < 0:
            num, den = -num, -den
        a, b = abs(num), den
        while b:
            a, b = b, a % b
        self.num = num // a if a else 0
        self.den = den // a if a else 1

    def __add__(self, other):
        return Frac(self.num * other.den + other.num * self.den, self.den * other.den)

    def __mul__(self, other):
        return Frac(self.num * other.num, self.den * other.den)

    def __repr__(self):
        return f"{self.num}/{self.den}"


def series(n):
    total = Frac(0)
    for i in range(1, n):
        total = total + Frac(1, i % 6 + 1) * Frac(den=-3, num=i % 5)
        if total.den > 1000 or total.num > 1000:
            total = Frac(0, -1)
    return total


class Tree:
    def __init__(self, depth, label):
        self.label = label
        self.kids = []
        if depth:
            self.left = Tree(depth - 1, label * 2)
            self.right = Tree(depth - 1, label * 2 + 1)

    def total(self):
        below = self.left.total() + self.right.total() if hasattr(self, "left") else 0
        return below + self.label


def trees(n):
    return sum(Tree(i % 5, 1).total() for i in range(n))


class Picky:
    made = 0

    def __init__(self, items):
        self.size = 0
        for x in items:
            if x == 13:
                raise ValueError(f"{x} after {self.size}")
            self.size += x
        Picky.made += 1


def picky(n):
    seen = {}
    for i in range(n):
        try:
            p = Picky([i % 7, i % 20, 3])
        except ValueError as e:
            seen[str(e)] = seen.get(str(e), 0) + 1
        else:
            seen[p.size] = seen.get(p.size, 0) + 1
    return sorted(seen.items(), key=str), Picky.made


class Odd:
    def __init__(self, n):
        for self.n in range(n):
            pass
        return {5: self.n, 7: "text"}.get(n)


def odd(n):
    words = []
    for i in range(n):
        try:
            words.append(Odd(i % 9 + 1).n)
        except TypeError as e:
            words.append(str(e))
    return sorted(set(map(str, words))), len(words)


class Base:
    def __init__(self, *names, **rest):
        self.names = []
        for name in names:
            self.names.append(name)
        for k, v in rest.items():
            setattr(self, k, v)


class Derived(Base):
    def __init__(self, n, **rest):
        super().__init__("a", n, **rest)
        self.n = [k for k in range(n)]


def derived(n):
    out = 0
    for i in range(n):
        d = Derived(i % 4, x=i)
        out += len(d.n) + d.x + d.names[1]
    return out


class Failure(Exception):
    def __init__(self, *parts):
        text = ""
        for p in parts:
            text += str(p)
        super().__init__(text)


def failures(n):
    found = set()
    for i in range(n):
        try:
            raise Failure("no ", i % 3, "!")
        except Failure as e:
            found.add((str(e), e.args))
    return sorted(found)


def leaks(run):
    run(200)
    gc.collect()
    before = len(gc.get_objects()), sys.getrefcount(Picky.__init__), sys.getrefcount(Frac)
    run(2000)
    gc.collect()
    after = len(gc.get_objects()), sys.getrefcount(Picky.__init__), sys.getrefcount(Frac)
    return [abs(a - b) < 20 for a, b in zip(before, after)]


for k in range(2):
    print(series(3000), trees(300), derived(2000), failures(1000))
    print(picky(2000), odd(2000))
print([leaks(f) for f in (series, trees, picky, odd, derived, failures)])


def star(n):
    def callee(a, b):
        for i in range(3):
            a += i
        if b % 2:
            raise ValueError(a)
        return a

    t = 0
    for i in range(n):
        args = (i, i)
        try:
            t += callee(*args)
        except ValueError:
            t += 1
    return t, sys.getrefcount(callee) < 5


print(star(4000))
