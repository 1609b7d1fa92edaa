# Reflected operators of instances, whose left operand is a number.
import sys


class Money:
    def __init__(self, n):
        self.n = n

    def __add__(self, o):
        return Money(self.n + (o.n if isinstance(o, Money) else o))

    __radd__ = __add__

    def __rmul__(self, k):
        if k == 13:
            return NotImplemented
        return Money(self.n * k)

    def __rsub__(self, k):
        self = self.n
        return NotImplemented if k == 7 else Money(k - self)

    def __rtruediv__(self, k):
        if k == 0:
            raise ValueError("nothing to share")
        return k / self.n

    def __rpow__(self, k):
        return k**self.n

    def __rmod__(self, k):
        return f"{k}%{self.n}"

    def __rand__(self, k):
        yield k


class Kilo(int):
    def __radd__(self, k):
        return "kilo" + str(k + int(self))


class Odd:
    __rfloordiv__ = staticmethod(lambda k: ("odd", k))

    def __radd__(self, k):
        return k


def numbers(n):
    m = Money(3)
    t = 0
    for i in range(n):
        a = 2 * m
        b = 0.5 + a
        c = 10 - b
        t += (True * c).n + 6 / m
        t = t if t < 1e6 else t - 1e6
        t += m.n if type(t) is float else 0
        s = i + m
        s += 1
    return t, s.n, 2**m, 17 % m


def sums(n):
    items = [Money(k) for k in range(5)]
    t = 0
    for _ in range(n):
        t = sum(items)
        u = 0
        for x in items:
            u += x
    return t.n, u.n


def refused(n):
    m = Money(2)
    texts = []
    for i in range(n):
        try:
            (13 if i % 40 == 39 else 5) * m
        except TypeError as e:
            texts.append(str(e))
        try:
            k = 7 if i % 50 == 49 else 1
            k -= m
        except TypeError as e:
            texts.append(str(e))
        try:
            (0 if i % 60 == 59 else 4) / m
        except ValueError as e:
            texts.append(repr(e))
    return texts


def others(n):
    k, o, m = Kilo(1000), Odd(), Money(4)
    for i in range(n):
        a = i + k
        b = i // o
        c = i & m
        d = 1.5 + o
    return a, b, list(c), d


def changing(n):
    m = Money(1)
    r = []
    for i in range(n):
        if i == n // 2:
            Money.__radd__ = lambda self, k: Money(k * 100)
        r.append((i + m).n)
    return r[0], r[n // 2 - 1], r[n // 2], r[-1]


def deep(k):
    class Deep:
        def __radd__(self, n):
            return n + self

    try:
        return k + Deep()
    except RecursionError:
        return "too deep"


print(numbers(3000))
print(sums(800))
print(refused(300))
print(others(900))
print(changing(2000))
print(deep(1))
sys.setrecursionlimit(300)
print(deep(2.5))
