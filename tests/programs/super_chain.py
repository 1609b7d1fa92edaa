# super() through long chains, in class methods, properties and __init__, from hot loops; methods added late.


class A:
    def __init__(self, log):
        log.append("A")
        self.log = log

    def f(self, n):
        return [type(self).__name__, n]

    @classmethod
    def make(cls, k=1):
        return f"{cls.__name__}:{k}"

    @property
    def p(self):
        return 1

    def __repr__(self):
        return "A()"

    def __eq__(self, o):
        return type(self) is type(o)


class B(A):
    def __init__(self, log):
        log.append("B before")
        super().__init__(log)
        log.append("B after")

    def f(self, n):
        return super().f(n + 1) + ["B"]

    @classmethod
    def make(cls, k=1):
        return super().make(k + 1) + "B"

    @property
    def p(self):
        return super().p + 10


class C(B):
    pass


class D(C):
    def f(self, n):
        r = super().f
        return r(n * 2) + ["D"]

    @property
    def p(self):
        return super(D, self).p * 2

    def __repr__(self):
        return "D of " + super().__repr__()

    def __eq__(self, o):
        return super().__eq__(o) and True

    def deep(self, n):
        g = lambda: super(D, self).f(n)
        return g(), [super(D, self).p for _ in range(1)]


d = D([])
print(d.log, d.f(5), D.make(), C.make(5), d.p, d, d == D([]), d == C([]), d.deep(1), d != d)
try:
    super(D, d).nothing
except AttributeError as e:
    print(e)
try:
    A.f(1)
except TypeError as e:
    print(e)


class Level:
    depth = 0

    def go(self, n):
        return n


for i in range(15):
    class Level(Level):
        depth = i + 1

        def go(self, n, up=Level, k=i):
            return up.go(self, n + k)


x = Level()
print(x.go(0), Level.depth, len(Level.__mro__))
t = 0
for i in range(900):
    t += d.p + len(d.f(i)) + x.go(i)
    if i == 300:
        A.f = lambda self, n: [n] * 3
    if i == 500:
        A.p = property(lambda self: 100)
    if i == 700:
        C.f = lambda self, n: []
print(t)
objs = [A([]), B([]), C([]), D([])]
out = {}
for i in range(1200):
    o = objs[i % 4 if i > 300 else 1]
    out[type(o).__name__] = out.get(type(o).__name__, 0) + o.p
print(out)
