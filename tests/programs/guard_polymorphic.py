# One call site, many receiver classes; one attribute site, many layouts; attribute types that change.


class Shape:
    def area(self):
        return 0

    def name(self):
        return type(self).__name__


class Sq(Shape):
    def __init__(self, s):
        self.s = s

    def area(self):
        return self.s * self.s


class Rect(Shape):
    def __init__(self, w, h):
        self.w, self.h = w, h

    def area(self):
        return self.w * self.h


class Circle(Shape):
    def __init__(self, r):
        self.r = r

    def area(self):
        return 3.0 * self.r * self.r


class Duck:
    def area(self):
        return "quack"

    def name(self):
        return "Duck"


shapes = [Sq(2)] * 500 + [Rect(2, 3), Circle(1.5), Sq(4)] * 300 + [Shape()] * 50
t = 0
for s in shapes:
    t += s.area()
print(t)
names = {}
for s in shapes + [Duck()] * 10:
    names[s.name()] = names.get(s.name(), 0) + 1
print(sorted(names.items()))
try:
    t = 0
    for s in [Sq(1)] * 700 + [Duck()]:
        t += s.area()
except TypeError as e:
    print(t, e)

objs = []
for i in range(600):
    o = Sq(i)
    if i % 2:
        o.extra = i
    if i % 3 == 0:
        o.other = -i
        o.extra = 1
    if i % 5 == 0:
        del o.s
        o.s = i / 2
    objs.append(o)
t = 0
for o in objs:
    t += o.s + getattr(o, "extra", 0) + getattr(o, "other", 0)
print(t)

o = Sq(0)
for i in range(1200):
    if i < 400:
        o.s += 1
    elif i < 800:
        o.s += 0.5
    elif i == 800:
        o.s = str(o.s)
    else:
        o.s = o.s + "x" if len(o.s) < 20 else "y"
print(o.s)


class Acc:
    def __init__(self):
        self.total = 0
        self.items = None

    def add(self, v):
        if self.items is None:
            self.items = []
        self.items.append(v)
        self.total += v
        if len(self.items) > 100:
            self.items = None if v % 2 else ()
            self.items = list(self.items or ())


a = Acc()
for i in range(1500):
    a.add(i if i < 900 else i * 0.5)
print(a.total, len(a.items))


def area_of(x):
    if isinstance(x, (int, float)):
        return x
    if isinstance(x, Shape):
        return x.area()
    return sum(area_of(y) for y in x)


print(area_of([1, Sq(2), [Rect(1, 2), [Circle(1)]], 2.5] * 100))
methods = [Sq(3).area, Rect(1, 2).area, Circle(1).area, lambda: 1, lambda: 2.5]
t = 0
for i in range(1500):
    t += methods[i % 5 if i > 500 else 0]()
print(t)


class Base:
    def step(self, n):
        return n + self.k


classes = []
for k in range(12):
    class C(Base):
        pass
    C.k = k
    if k % 3 == 0:
        C.step = lambda self, n: n - self.k
    classes.append(C)
n = 0
insts = [C() for C in classes]
for i in range(2400):
    n = insts[i // 200].step(n) if i % 2 else insts[i % 12].step(n)
print(n)
