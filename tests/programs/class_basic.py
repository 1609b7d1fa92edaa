# Classes: attributes, methods, class attributes, inheritance, super, class and static methods, property.


class Base:
    kind = "base"
    shared = []

    def __init__(self, x):
        self.x = x
        self.shared.append(x)

    def area(self):
        return self.x * 2

    def describe(self):
        return f"{self.kind}:{self.area()}"

    @classmethod
    def make(cls, *args):
        return cls(*args)

    @staticmethod
    def helper(a, b=2):
        return a + b

    @property
    def double(self):
        "twice x"
        return self.x * 2

    @double.setter
    def double(self, v):
        self.x = v / 2

    @double.deleter
    def double(self):
        print("deleting")
        self.x = 0


class Derived(Base):
    kind = "derived"

    def __init__(self, x, y):
        super().__init__(x)
        self.y = y

    def area(self):
        return super().area() + self.y

    @classmethod
    def make(cls, *args):
        return super().make(*args, 10)

    @property
    def double(self):
        return super().double + 1


class More(Derived):
    def area(self):
        return -Base.area(self)

    helper = staticmethod(lambda a: a * 100)


b, d, m = Base(1), Derived(2, 3), More(4, 5)
for o in (b, d, m):
    print(type(o).__name__, o.describe(), o.x, o.kind, o.double, isinstance(o, Base), isinstance(o, Derived), isinstance(o, (int, More)), o.helper(7), sorted(vars(o).items()))
print(Base.shared is m.shared, m.shared, issubclass(More, Base), issubclass(Base, More), More.__mro__[1].__name__, More.__bases__[0].__name__, [c.__name__ for c in More.__mro__])
print(Base.make(9).x, Derived.make(8).y, b.make(1).x, Base.area(d), Derived.area(d), More.__name__, More.__qualname__, Base.__doc__, type(Base).__name__)
b.double = 9
print(b.x, b.double, Base.double.__doc__)
del b.double
print(b.x)
try:
    d.double = 5
except AttributeError as e:
    print(e)
b.kind = "own"
print(b.kind, Base.kind, d.kind)
del b.kind
print(b.kind)
Base.kind = "new"
print(b.kind, d.kind, Base(0).kind)
Base.extra = lambda self, n: self.x + n
print(b.extra(5), d.extra(1))
b.fn = lambda n: n * 3
print(b.fn(4))
bound = d.area
d.x = 50
print(bound(), bound.__self__ is d, bound.__func__ is Derived.area, bound == d.area, bound is d.area, bound.__name__)
for f in (lambda: b.nope, lambda: Base.nope, lambda: Base(), lambda: Base(1, 2), lambda: b.area(1), lambda: Base.area(), lambda: b(), lambda: setattr(5, "x", 1), lambda: d.x.y.z, lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: b + 1, lambda: b < b, lambda: b[0], lambda: len(b), lambda: iter(b), lambda: -b, lambda: 1 in b, lambda: object().x, lambda: Base.make()):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
try:
    del b.nope
except AttributeError as e:
    print(e)
print(getattr(b, "x"), getattr(b, "zz", "default"), hasattr(b, "x"), hasattr(b, "zz"), setattr(b, "new", 1), b.new, b.__dict__.pop("new"), hasattr(b, "new"))


class Nested:
    class Inner:
        value = 3
    total = sum([1, 2]) + Inner.value
    if total > 5:
        big = True

    def get(self):
        return self.Inner.value + self.total


print(Nested().get(), Nested.big, Nested.Inner.__qualname__, Nested.get.__qualname__)
total = 0
for i in range(1200):
    o = (b, d, m)[i % 3]
    o.x = i
    total += o.area() + o.double
print(total)
