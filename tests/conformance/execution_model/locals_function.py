# locals() in modules, functions, classes, comprehensions and generators.
def f(a, b=2):
    c = 3
    d = locals()
    d["c"] = "changed"
    d["new"] = 1
    return c, sorted(locals()), d is locals(), "new" in locals()


print(f(1))


class C:
    x = 1
    locals()["y"] = 2
    z = y
    same = locals() is locals()


print(C.y, C.z, C.same)
locals()["module_made"] = 5
print(module_made, locals() is globals(), vars() is globals())
print(sorted((lambda q: locals())(1)))


def closure():
    a = 1

    def inner():
        b = a
        return locals()
    return inner()


def unbound():
    if 0:
        x = 1
    y = 2
    return locals()


def gen(n):
    for i in range(n):
        yield dict(locals())


def with_del():
    x = y = 1
    del x
    return locals()


def nested_comp():
    a = 1
    return [[sorted(locals()) for j in [1]] for i in [1]]


print(closure(), unbound(), list(gen(2)), with_del(), nested_comp())


def snapshot():
    x = 1
    a = locals()
    x = 2
    b = locals()
    return a["x"], b["x"], a is b


def exec_in():
    x = 1
    exec("x = 2; z = 3")
    return x, "z" in locals()


def exec_dict():
    x = 1
    d = {}
    exec("y = 5", globals(), d)
    return d, eval("x + 1"), eval("x", {"x": 7}), [eval("x") for _ in [1]] if False else ""


def private():
    class P:
        def m(self, __a=1):
            return sorted(locals())
    return P().m()


print(snapshot(), exec_in(), exec_dict(), private())
print(dir() == sorted(globals()), "f" in dir(), vars(C)["x"])


def dir_inside(a):
    b = 1
    return dir(), sorted(vars())


print(dir_inside(1))
