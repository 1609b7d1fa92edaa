# Properties, class attributes and instance attributes read and written in hot loops while they change.


class Temp:
    unit = "C"
    reads = 0

    def __init__(self, c):
        self._c = c

    @property
    def c(self):
        Temp.reads += 1
        return self._c

    @c.setter
    def c(self, v):
        if v < -273.15:
            raise ValueError("too cold")
        self._c = v

    @property
    def f(self):
        return self.c * 9 / 5 + 32

    @f.setter
    def f(self, v):
        self.c = (v - 32) * 5 / 9


t = Temp(0)
for i in range(1000):
    t.c += 1
    if i % 3 == 0:
        t.f -= 1.8
print(round(t.c, 6), round(t.f, 6), Temp.reads)
cold = 0
for i in range(800):
    try:
        t.c = -i
    except ValueError:
        cold += 1
print(t.c, cold)


class P:
    x = 1

    def __init__(self):
        self.y = 2


p, q = P(), P()
s = []
total = 0
for i in range(1500):
    total += p.x + q.x + p.y
    if i == 200:
        p.x = 10
    elif i == 400:
        P.x = 100
    elif i == 600:
        del p.x
    elif i == 800:
        P.x = property(lambda self: self.y * 1000)
    elif i == 900:
        p.y = 0.5
    elif i == 1000:
        P.x = 7
        p.z = 1
    elif i == 1200:
        P.y = property(lambda self: -1)
    elif i == 1400:
        P.y = 5
    if i % 100 == 99:
        s.append(total)
print(s)
try:
    P.y = property(lambda self: -1)
    p.y = 3
except AttributeError as e:
    print(e, p.y, vars(p))


class Many:
    pass


m = Many()
for i in range(300):
    setattr(m, f"a{i}", i)
t = 0
for i in range(1500):
    t += getattr(m, f"a{i % 300}")
    if i == 700:
        for k in range(0, 300, 2):
            setattr(m, f"a{k}", 0.5)
print(t, len(vars(m)), m.a17, m.a18)
objs = []
for i in range(400):
    o = Many()
    names = ["a", "b", "c", "d"]
    for k in range(4):
        setattr(o, names[(k + i) % 4], k * (1 if i % 3 else 1.5))
    if i % 10 == 0:
        del o.a
    objs.append(o)
t = 0
for _ in range(3):
    for o in objs:
        t += o.b + o.d * 2 + getattr(o, "a", -100)
print(t)
missing = 0
for o in objs * 3:
    try:
        o.a += 1
    except AttributeError as e:
        missing += 1
print(missing, str(e) if False else sum(o.a for o in objs if hasattr(o, "a")))


class Chain:
    def __init__(self, n):
        self.me = self
        self.n = n

    def inc(self):
        self.me.me.me.n += 1
        return self.me


c = Chain(0)
for i in range(700):
    c.inc().inc()
    if i == 350:
        c.me = Chain(1000)
        c.me.me.me = c
print(c.n, c.me.n)
