"""__import__ and __build_class__ are looked up among the built-ins that the code sees."""
import builtins
import keyword
import os

original = builtins.__import__
log = []


def tell(name, globals=None, locals=None, fromlist=(), level=0):
    log.append((name, globals is None, type(locals).__name__, fromlist, level))
    return original(name, globals, locals, fromlist, level)


def inside():
    import os.path
    from sys import (path as p, argv)
    return os.path.__name__ is not None


builtins.__import__ = tell
try:
    import sys
    from keyword import *
    class C:
        import os as j
    print(inside())
finally:
    builtins.__import__ = original
for row in log:
    print(row)
log.clear()
inside()
print(log)

builtins.__import__ = lambda *args: 17
import nowhere
print(nowhere)
try:
    from nowhere import real
except ImportError as e:
    print(type(e).__name__, e)
builtins.__import__ = original

saved = builtins.__build_class__
def noisy(f, name, *bases, **kwds):
    print("class", name, bases, kwds)
    return saved(f, name, *bases, **kwds)
builtins.__build_class__ = noisy
class D(C, metaclass=type):
    x = 1
builtins.__build_class__ = saved
print(D.x)


def outcome(text, builtins):
    try:
        exec(text, {"__builtins__": builtins, "__name__": "m"})
    except Exception as e:
        return type(e).__name__, str(e)

print(outcome("import os", {}))
print(outcome("class A: pass", {}))
print(outcome("import os", {"__import__": lambda *a: print(a[0], a[3], a[4])}))
print(outcome("from . import os", {"__import__": lambda *a: print(a[0], a[3], a[4])}))
print(outcome("def f():\n import q\nf()", {"__import__": lambda *a: print(a[0], a[2], a[3], a[4])}))
del builtins.__import__
try:
    import re
except ImportError as e:
    print(e)
builtins.__import__ = original
