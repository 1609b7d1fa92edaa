"""Static and class methods, and functions of classes called through them, in hot loops; replaced in the middle of one."""
class A:
    k = 3
    @staticmethod
    def s(x): return x + 1
    @classmethod
    def c(cls, x): return cls.k + x
    @classmethod
    def make(cls, x): return cls(x)
    def __init__(self, x=0): self.x = x
    def f(self, y): return self.x + y
class B(A):
    k = 5
    def __init__(self, x):
        A.__init__(self, x)
        self.y = A.f(self, 1)
    @classmethod
    def c(cls, x): return super().c(x) * 2
def main(n, a):
    t = 0
    for i in range(n):
        t += a.s(i) + A.s(i) + B.s(i) + a.c(i) + A.c(i) + B.c(i) + A.make(i).x + B.make(i).y + A.f(a, i)
        if i == n // 2: A.k = 7
        if i == n - 100: A.s = staticmethod(lambda x: x * 3)
        if i == n - 50: a.s = lambda x: -x
    return t
print(main(1000, A(2)), main(500, B(4)))
A.c = classmethod(lambda cls, x: cls.k * x)
print(main(1000, A(2)), main(500, B(4)))
for bad in ("a.s()", "A.c()", "B.make()", "A.f(3)", "a.nope(1)", "A.nope(1)"):
    a = A(1)
    try:
        for _ in range(30): eval(bad)
    except (TypeError, AttributeError) as e: print(e)
def tryit(a, n):
    r = []
    for i in range(n):
        try: a.s(i, i)
        except TypeError as e: r.append(str(e))
        try: A.c()
        except TypeError as e: r.append(str(e))
    return r[0], r[-1], len(r)
print(tryit(A(1), 60))
