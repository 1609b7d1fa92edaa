# __slots__, __new__, singletons, immutable objects, subclasses with and without slots.


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Sub(Point):
    pass


class Sub3(Point):
    __slots__ = ("z",)

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


p = Point(1, 2)
print(p, p.x, hasattr(p, "__dict__"), hasattr(Sub(1, 2), "__dict__"), hasattr(Sub3(1, 2, 3), "__dict__"), Sub3(1, 2, 3).z, Point.__slots__)
for f in (lambda: setattr(p, "z", 1), lambda: p.z, lambda: vars(p), lambda: setattr(Sub3(1, 2, 3), "w", 1)):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
s = Sub(1, 2)
s.extra = 5
print(s.extra, vars(s), s.x)
del p.x
try:
    p.x
except AttributeError as e:
    print(e)
try:
    del p.x
except AttributeError as e:
    print(e)
p.x = "back"
print(p)


class Single:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            print("creating")
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, v=0):
        self.v = v


a, b = Single(1), Single(2)
print(a is b, a.v, b.v)


class Other:
    def __new__(cls, v):
        return v * 2

    def __init__(self, v):
        print("not called")


print(Other(21), Other("ab"))


class Pair:
    def __new__(cls, a, b):
        self = object.__new__(cls)
        self.first = a
        return self

    def __init__(self, a, b):
        self.second = b


print(vars(Pair(1, 2)))


pts = [Point(i, -i) if i % 3 else Sub3(i, i, i) for i in range(500)]
total = 0
for q in pts:
    for k in range(3):
        q.x += k
        total += q.x - q.y
    if isinstance(q, Sub3):
        total += q.z
print(total)
total = 0
for i in range(1000):
    q = pts[i % 500]
    if i == 600:
        pts[100].x = 0.5
    total += q.x
print(total)
