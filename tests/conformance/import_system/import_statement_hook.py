# The import statement calls __import__ of the builtins: arguments, results, and errors of hooks.
import builtins

real = builtins.__import__
calls = []


class Fake:
    attr = "fake attr"
    sub = "fake sub"

    def __repr__(self):
        return "<Fake>"


def hook(name, globals=None, locals=None, fromlist=(), level=0):
    calls.append((name, fromlist, level, globals is not None and "__name__" in globals))
    if name.startswith("fake"):
        return Fake()
    return real(name, globals, locals, fromlist, level)


builtins.__import__ = hook
try:
    import fake
    import fake.sub
    import fake.sub as s
    import fake as f, math
    from fake import attr, sub as renamed
    from fake.deep.er import attr as deep
    from fake import *
    print(fake, s, f, attr, renamed, deep, math.__name__)
    try:
        from fake import nothing
    except ImportError as error:
        print(error, error.name)
    try:
        exec("from . import x", {"__name__": "a.b", "__package__": "a"})
    except ImportError as error:
        print(error)
    try:
        exec("from ..p.q import y", {"__name__": "a.b.c", "__package__": "a.b"})
    except ImportError as error:
        print(error)

    def inside():
        import fake.inner
        return fake
    print(inside())
    exec("import fake", {"__builtins__": {"__import__": lambda *a: a[0].upper()}, "print": print})
    space = {"__builtins__": {"__import__": lambda *a: a[0].upper()}}
    exec("import some.thing", space)
    print(space["some"])
    try:
        exec("import x", {"__builtins__": {}})
    except ImportError as error:
        print(error)
finally:
    builtins.__import__ = real
for call in calls:
    print(call)
for args in ((), (5,), ("",), ("math", 5), ("math", None, None, None), ("math", {}, {}, ["sqrt"], 0), ("math", {}, {}, [], 1), ("math", {}, {}, [], -1), ("os.path",), ("os.path", None, None, ["join"]), ("nosuch",), ("math", {}, {}, [5])):
    try:
        print(args, __import__(*args).__name__)
    except Exception as error:
        print(args, type(error).__name__, error)
del builtins.__import__
try:
    import math
except ImportError as error:
    print(error)
builtins.__import__ = real
builtins.__import__ = 5
try:
    import math
except TypeError as error:
    print(error)
builtins.__import__ = real
import math
print(math.pi > 3)
