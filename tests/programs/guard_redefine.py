# Things replaced in the middle of a hot loop: global functions, builtins, methods, class attributes, base classes' methods, globals.


def f(x):
    return x + 1


def run(n):
    global f
    t = 0
    for i in range(n):
        t += f(i)
        if i == n // 2:
            def f(x):
                return -x
    return t


print(run(1000), f(5))

limit = 10
hits = 0
for i in range(1000):
    if i % 20 < limit:
        hits += 1
    if i == 300:
        limit = 5
    if i == 600:
        limit = 15.5
    if i == 800:
        del limit
        limit = True
print(hits)


class A:
    factor = 2

    def m(self, x):
        return x * self.factor

    def __add__(self, o):
        return 1

    def __len__(self):
        return 3


class B(A):
    pass


a, b = A(), B()
t = []
s = 0
for i in range(1400):
    s += a.m(1) + b.m(1) + (a + b) + len(b)
    if i == 200:
        A.factor = 3
    elif i == 400:
        B.factor = 0.5
    elif i == 500:
        b.factor = 100
    elif i == 600:
        A.m = lambda self, x: 7
    elif i == 700:
        B.m = lambda self, x: -7
    elif i == 800:
        b.m = lambda x: 1000
    elif i == 900:
        del b.m, B.m
    elif i == 1000:
        A.__add__ = lambda self, o: 50
    elif i == 1100:
        B.__len__ = lambda self: 10
    elif i == 1200:
        B.__add__ = lambda self, o: "no"
        B.__radd__ = lambda self, o: -1
    if i % 100 == 99:
        t.append(s)
print(t)

s = 0
for i in range(1000):
    s += len("abc")
    if i == 500:
        len = lambda x: 1000
    if i == 700:
        del len
print(s)


def use_abs(n):
    t = 0
    for i in range(n):
        t += abs(-i)
        if i == n // 2:
            globals_change()
    return t


def globals_change():
    global abs
    abs = lambda v: 0


print(use_abs(800))
del abs
print(abs(-3))


class Meth:
    def go(self):
        self.n += 1
        if self.n == 300:
            Meth.go = Meth.go2
        return "one"

    def go2(self):
        self.n += 2
        if self.n > 800:
            self.go = lambda: "three"
        return "two"


m = Meth()
m.n = 0
res = {}
for i in range(900):
    r = m.go()
    res[r] = res.get(r, 0) + 1
print(res, m.n)

f = lambda x: x
for i in range(900):
    if i == 300:
        f = str
    if i == 600:
        f = [].append
    if i == 700:
        f = A
        break
    last = f(i)
print(last, f.__name__)


def dflt(x, k=1):
    return x * k


t = 0
for i in range(600):
    t += dflt(i)
    if i == 300:
        def dflt(x, k=10):
            return x * k
print(t)
try:
    for i in range(600):
        t += dflt(i)
        if i == 400:
            del dflt
except NameError as e:
    print(i, e)
