# Methods taken as values in hot loops.
class A:
    def __init__(self, n):
        self.n = n

    def add(self, x):
        return self.n + x

    @classmethod
    def make(cls, n):
        return cls(n)

    @staticmethod
    def plain(x):
        return x * 2


class B(A):
    def add(self, x):
        return self.n * x


def take(items):
    fs = []
    for a in items:
        f = a.add
        g = a.make
        h = a.plain
        fs.append(f(1) + g(2).n + h(3))
    return sum(fs)


items = [A(i) for i in range(200)] + [B(i) for i in range(200)]
print(take(items), take(items))
f = items[3].add
A.add = lambda self, x: 1000
print(take(items), f(1), items[3].add == items[3].add, items[3].add is items[3].add)
items[0].add = lambda x: -1
print(take(items))
A.add = 7
try:
    take(items)
except TypeError as e:
    print(e)
print(take(items[200:]))
del B.add
A.add = B.make
try:
    print(take(items[1:]))
except TypeError as e:
    print(e)


def keep(o, n):
    last = None
    for i in range(n):
        f = o.add
        if last is not None and f is last:
            return "the same"
        last = f
    return f.__self__ is o, f.__func__.__name__


A.add = A.__init__
print(keep(items[1], 300))
