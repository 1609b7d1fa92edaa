# Closures: cells shared, rebound, deleted and empty; function objects made from parts.
import types


def counter():
    n = 0

    def up(by=1):
        nonlocal n
        n += by
        return n

    def reset():
        nonlocal n
        n = 0
    return up, reset, lambda: n


up, reset, show = counter()
print(up(), up(5), show(), reset(), show(), up.__closure__[0] is show.__closure__[0])
print(up.__code__.co_freevars, counter.__code__.co_cellvars, up.__closure__[0].cell_contents)
up.__closure__[0].cell_contents = 100
print(up(), show())
del up.__closure__[0].cell_contents
for act in (show, up, lambda: show.__closure__[0].cell_contents):
    try:
        act()
    except (NameError, ValueError) as error:
        print(type(error).__name__, error)
reset()
print(show())


def late():
    def inner():
        return value
    try:
        inner()
    except NameError as error:
        print(error)
    value = 1
    print(inner())
    del value
    try:
        inner()
    except NameError as error:
        print(error)


late()
F = types.FunctionType
cell = types.CellType(7)
code = (lambda: (lambda: x))  # global x
inner = show.__code__
print(F(inner, globals(), "made", None, (cell,))(), F(inner, {}, closure=(types.CellType("c"),))())
for args in ((inner, {}), (inner, {}, None, None, ()), (inner, {}, None, None, (cell, cell)), (inner, {}, None, None, (5,)), (inner, {}, None, None, [cell]), (inner, []), (5, {}), (inner, {}, 5), (inner, {}, None, 5, (cell,)), ((lambda: 0).__code__, {}, None, None, (cell,))):
    try:
        print(F(*args)())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
e = types.CellType()
print(e == types.CellType(), types.CellType(1) < types.CellType(2), types.CellType(1) == types.CellType(1), repr(types.CellType())[:8], repr(cell).split(":")[1][:4])
fs = []
for i in range(3):
    def g():
        return i
    fs.append(g)
print([g() for g in fs], [h() for h in [lambda: j for j in range(3)]])


def make(n):
    return [lambda k=k: (n, k) for k in range(n)]


print([h() for h in make(2)])
try:
    show.__closure__ = ()
except AttributeError as error:
    print(error)
try:
    show.__code__ = (lambda: 0).__code__
except ValueError as error:
    print(error)
up.__code__ = show.__code__
print(up())
