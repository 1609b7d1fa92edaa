# Recursion: the limit, its error, and recovery.
import sys

sys.setrecursionlimit(200)


def down(n):
    return down(n + 1)


def counted(n=0):
    try:
        return counted(n + 1)
    except RecursionError:
        return n


for f in (lambda: down(0),):
    try:
        f()
    except RecursionError as e:
        print(type(e).__name__, e, RecursionError.__mro__[1].__name__)
print(counted() > 100, counted() > 100)


class R:
    def __repr__(self):
        return repr(self)

    def __getattr__(self, n):
        return getattr(self, n + "x")

    def __eq__(self, o):
        return self == o

    def __hash__(self):
        return hash(self)

    def __call__(self):
        return self()

    def __add__(self, o):
        return self + o

    def __iter__(self):
        return iter(self)

    def __bool__(self):
        return bool(self)

    @property
    def p(self):
        return self.p

    def __len__(self):
        return len(self)

    def __getitem__(self, k):
        return self[k]

    def __contains__(self, k):
        return k in self


r = R()
for f in (lambda: repr(r), lambda: r.a, lambda: r == 1, lambda: hash(r), lambda: r(), lambda: r + 1, lambda: iter(r), lambda: bool(r), lambda: r.p, lambda: len(r), lambda: r[0], lambda: 1 in r):
    try:
        f()
    except RecursionError as e:
        print(type(e).__name__)


def gen(n):
    yield from gen(n + 1)


try:
    list(gen(0))
except RecursionError as e:
    print("generator", type(e).__name__)
for v in (0, -1, "x", 1.5, 5):
    try:
        sys.setrecursionlimit(v)
        print("set", v)
    except (ValueError, TypeError, RecursionError) as e:
        print(type(e).__name__, e)
sys.setrecursionlimit(500)
print(sys.getrecursionlimit(), counted() > 200)
l = []
l.append(l)
d = {}
d["self"] = d
print(l, d, repr(l) == str(l))
try:
    l == [l]
    a, b = [], []
    a.append(b)
    b.append(a)
    print(a == b)
except RecursionError as e:
    print("comparison", type(e).__name__)
