# vars, globals, locals, dir: for modules, classes, instances, slots, and inside of functions.

class A:
    c = 1

    def __init__(self):
        self.i = 2


class S:
    __slots__ = ("s",)


class D:
    def __dir__(self):
        return ["z", "a"]


class Bad:
    def __dir__(self):
        return 5


class Mixed:
    def __dir__(self):
        return [3, "a"]


class Dict:
    __slots__ = ()

    @property
    def __dict__(self):
        return "property"


a = A()
print(vars(a), vars(a) is a.__dict__, type(vars(A)).__name__, vars(Dict()), globals() is vars(__import__("__main__")), "a" in globals())
for x in (5, S(), None, "s", [], len, object()):
    try:
        vars(x)
    except TypeError as error:
        print(error)
try:
    vars(1, 2)
except TypeError as error:
    print(error)
print(dir(D()), [n for n in dir(a) if not n.startswith("__")], "s" in dir(S()), "__dict__" in dir(S()), "__dict__" in dir(a), "c" in dir(A))
for x in (Bad(), Mixed()):
    try:
        dir(x)
    except TypeError as error:
        print(error)


def f(p, q=2, *args, k=3, **kw):
    local = 4
    if False:
        unset = 1
    d = dir()
    del local

    def inner():
        return p, sorted(locals())
    return d, sorted(locals()), inner(), sorted(vars())


print(f(1))


def snapshots():
    x = 1
    first = locals()
    x = 2
    second = locals()
    first["y"] = 5
    return first, second, first is second, "y" in locals()


print(snapshots())


class Body:
    v = 1
    locals()["w"] = 2
    names = sorted(n for n in locals() if not n.startswith("__"))
    same = locals() is locals()


print(Body.w, Body.names, Body.same, locals() is globals())
print([sorted(locals()) for i in range(1)] if False else (lambda z: sorted(locals()))(1))


def gen():
    n = 1
    yield sorted(locals())
    m = 2
    yield sorted(locals())


print(list(gen()))
globals()["made"] = "by globals"
print(made)
del globals()["made"]
try:
    made
except NameError as error:
    print(error)
a.__dict__["i"] = 20
a.__dict__["new"] = 21
print(a.i, a.new, setattr(a, "x y", 1), getattr(a, "x y"), vars(a))
del a.__dict__["i"]
try:
    a.i
except AttributeError as error:
    print(error)
for args in ((a,), (a, 5), (a, 5, 1), ()):
    for f in (getattr, setattr, delattr, hasattr):
        try:
            f(*args)
        except (TypeError, AttributeError) as error:
            print(f.__name__, error)
