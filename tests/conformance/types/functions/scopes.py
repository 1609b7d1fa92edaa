# globals, locals, vars and dir in functions, classes and comprehensions.

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

x = "module"
def f(a, b=2):
    c = 3
    before = sorted(locals())
    locals()["c"] = "ignored"
    del b
    return before, sorted(locals()), c, globals()["x"], sorted(vars()), sorted(dir())

print(f(1))
def g():
    snapshot = locals()
    y = 1
    return snapshot, locals(), snapshot is locals()

print(g())
class C:
    z = 1
    names = sorted(n for n in locals() if n[0] != "_")
    locals()["made"] = "by locals"
    here = sorted(n for n in vars() if n[0] != "_")

print(C.names, C.made, C.here)
def outer():
    free = 1
    def inner():
        free
        own = 2
        return sorted(locals())
    return inner(), sorted(locals())

print(outer())
print((lambda p: sorted(locals()))(1), sorted(k for k in globals() if k in "xfgC"), globals() is locals(), vars() is globals())
globals()["added"] = 5
print(added)
def change():
    globals()["x"] = "changed"

change()
print(x)
def gen():
    v = 1
    yield sorted(locals())
    w = 2
    yield sorted(locals())

print(list(gen()))
check(globals, 1)
check(locals, 1)
check(vars, 5)
check(vars, 1, 2)
check(dir, 1, 2)
class V:
    def __init__(self):
        self.b, self.a = 1, 2

v = V()
print(vars(v), vars(v) is v.__dict__, [n for n in dir(v) if not n.startswith("__")], type(vars(V)).__name__)
class S:
    __slots__ = ("s",)

check(vars, S())
class D:
    __dict__ = {"fake": 1}

print(vars(D()))
