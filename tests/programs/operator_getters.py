# itemgetter, attrgetter and methodcaller: values, errors, text, copies.
import copy
import pickle
from operator import attrgetter, itemgetter, methodcaller


def t(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def moved(self, dx=0, /, dy=0, *more, **named):
        return self.x + dx, self.y + dy, more, named

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Line:
    def __init__(self, a, b):
        self.a, self.b = a, b


class Odd(list):
    def __getitem__(self, i):
        return "odd", i


class Name(str):
    pass


p = Point(3, 4)
line = Line(p, Point(5, 6))

for g in itemgetter(0), itemgetter(-1), itemgetter(0, 2), itemgetter(slice(1, None)), itemgetter(True):
    t(g, [10, 20, 30])
    t(g, (10, 20, 30))
    t(g, "abc")
    t(g, Odd([1]))
    t(g, range(5, 8))
    t(g, {0: "zero", -1: "last", 2: "two", True: "one"})
t(itemgetter("k", "l"), {"k": 1, "l": [2]})
t(itemgetter(3), [1])
t(itemgetter(2**70), [1])
t(itemgetter("k"), {})
t(itemgetter("k"), [1])
t(itemgetter(0), 5)
t(itemgetter)
t(itemgetter, k=1)
t(itemgetter(1))
t(itemgetter(1), [1], [2])
t(itemgetter(1), obj=[1])

for g in attrgetter("a.x"), attrgetter("a.x", "b", "b.y"), attrgetter(Name("b.x")):
    t(g, line)
    t(g, p)
t(attrgetter("x.real.imag"), p)
t(attrgetter("x..real"), p)
t(attrgetter(".x"), p)
t(attrgetter(""), p)
t(attrgetter, 3)
t(attrgetter, "x", 3)
t(attrgetter)
t(attrgetter, "x", k=1)
t(attrgetter("x"))
t(attrgetter("x"), p, p)

t(methodcaller("moved"), p)
t(methodcaller("moved", 1), p)
t(methodcaller("moved", 1, dy=2), p)
t(methodcaller("moved", 1, 2, 3, k=4), p)
t(methodcaller("upper"), "text")
t(methodcaller("missing"), p)
t(methodcaller("moved", dx=1), p)
t(methodcaller)
t(methodcaller, 3)
t(methodcaller, name="moved")
t(methodcaller("moved"))
t(methodcaller("moved"), p, 1)
t(methodcaller("moved"), p, k=1)

for g in (
    itemgetter(1), itemgetter("a", (1,)), attrgetter("a"), attrgetter("a.b", "é"), methodcaller("m"),
    methodcaller("m", 1, "b"), methodcaller("m", 1, k=[2]), methodcaller("m", k=2),
):
    again = pickle.loads(pickle.dumps(g))
    print(g, again, copy.copy(g), copy.deepcopy(g), type(g).__name__, g == again)
print(itemgetter(1).__reduce__(), attrgetter("a.b").__reduce__(), methodcaller("m", 1).__reduce__())
for g in itemgetter, attrgetter, methodcaller:
    t(type, "Sub", (g,), {})
    try:
        g("x").other = 1
    except AttributeError as e:
        print(e)
keys = []
g = itemgetter(keys)
keys.append(g)
print(g)
keys.clear()

rows = [(i * 37 % 101, -i) for i in range(300)]
print(sorted(rows, key=itemgetter(0))[:3], min(rows, key=itemgetter(1)), max(rows, key=itemgetter(0, 1)))
points = [Point(i * 37 % 101, i) for i in range(300)]
print(sorted(points, key=attrgetter("x", "y"))[:2], sum(map(attrgetter("y"), points)))
total = 0
second = itemgetter(1)
for row in rows * 20:
    total += second(row)
print(total)


class Raises:
    def __getattr__(self, name):
        raise ZeroDivisionError(name)

    def __getitem__(self, i):
        raise OverflowError(i)


t(attrgetter("some"), Raises())
t(itemgetter(7), Raises())
t(methodcaller("call"), Raises())
