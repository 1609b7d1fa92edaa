# Closures share cells; each call makes new ones.
def counter():
    n = 0

    def up():
        nonlocal n
        n += 1
        return n

    def get():
        return n
    return up, get


u1, g1 = counter()
u2, g2 = counter()
print(u1(), u1(), u2(), g1(), g2(), u1.__closure__[0] is g1.__closure__[0], u1.__closure__[0] is u2.__closure__[0])


def loop():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
    i = "changed"
    return [f() for f in fs]


def loop_each():
    return [f() for f in [(lambda j: lambda: j)(i) for i in range(3)]]


def parameter_cell(a, *b, c=1, **d):
    def f():
        nonlocal a, b, c, d
        a, b, c, d = "a", "b", "c", "d"
    before = a, b, c, d
    f()
    return before, (a, b, c, d)


def deleted():
    x = 1

    def f():
        return x
    del x
    try:
        f()
    except NameError as e:
        msg = str(e)
    x = 2
    return msg, f()


def recursive(n):
    def inner():
        return n
    return [inner] if n == 0 else recursive(n - 1) + [inner]


def in_comprehension():
    a = 1
    return [[(lambda: (a, i, j))() for j in range(2)] for i in range(2)]


def via_class():
    x = 1

    class C:
        y = x

        def f(self):
            nonlocal x
            x += 1
            return x
    return C().f(), x, C.y


def generator_cells():
    x = 0

    def gen():
        nonlocal x
        while x < 3:
            x += 1
            yield x
    g = gen()
    next(g)
    x = 2
    return list(g), x


print(loop(), loop_each(), parameter_cell(1, 2, c=3, d=4), deleted())
print([f() for f in recursive(3)], in_comprehension(), via_class(), generator_cells())


def cell_access():
    x = 1

    def f():
        return x
    c = f.__closure__[0]
    c.cell_contents = "poked"
    r = x, f()
    del c.cell_contents
    try:
        c.cell_contents
    except ValueError as e:
        return r, str(e), repr(c)[:9], c == c


print(cell_access())
import types
c = types.CellType(5)
d = types.CellType()
print(c.cell_contents, c == types.CellType(5), c < types.CellType(6), d == types.CellType(), d < c)
for f in (lambda: c < 5, lambda: types.CellType(1, 2), lambda: hash(c), lambda: types.CellType("a") < c):
    try:
        print(f())
    except TypeError as e:
        print(e)
