# __import__ and importlib.
import importlib
import sys


def error(f):
    try:
        r = f()
        print(getattr(r, "__name__", r))
    except Exception as e:
        print(type(e).__name__, e)


error(lambda: __import__("os.path"))
error(lambda: __import__("os.path", fromlist=["join"]))
error(lambda: __import__("os.path", fromlist=[""]))
error(lambda: __import__(""))
error(lambda: __import__(5))
error(lambda: __import__("x", {"__package__": "collections"}, level=1) if False else "skipped")
error(lambda: __import__("no_such_module"))
error(lambda: __import__("os.no_such"))
error(lambda: __import__("os", fromlist=["no_such"]))
error(lambda: importlib.import_module("collections.abc"))
error(lambda: importlib.import_module(".abc", "collections"))
error(lambda: importlib.import_module(".abc"))
error(lambda: importlib.import_module("no_such"))
error(lambda: importlib.import_module(".."))
error(lambda: importlib.reload(5))
error(lambda: importlib.reload(importlib.import_module("string")))
error(lambda: importlib.util.find_spec("no_such") if hasattr(importlib, "util") else None)
import builtins

real = builtins.__import__
calls = []


def traced(name, globals=None, locals=None, fromlist=(), level=0):
    calls.append((name, fromlist, level, globals is not None and globals["__name__"]))
    return real(name, globals, locals, fromlist, level)


builtins.__import__ = traced
try:
    import string
    import os.path as p
    from string import digits, hexdigits as h
    from os import *
    import os.path, sys as s
finally:
    builtins.__import__ = real
print(calls[:5])
builtins.__import__ = lambda *a: "whatever"
try:
    import anything.at.all
    print(anything)
    from x import upper
    print(upper())
    import a.upper as b
    print(b())
except Exception as e:
    print(type(e).__name__, e)
finally:
    builtins.__import__ = real
del builtins.__import__
try:
    import string
except ImportError as e:
    print(e)
builtins.__import__ = real
