# What a module knows about itself.
import sys
import types

m = sys.modules[__name__]
print(m.__name__, __name__, __spec__, __package__, __doc__, type(m).__name__)
print(sorted(n for n in vars(types.ModuleType("x"))), types.ModuleType("x", "doc").__doc__)
import string
print(string.__name__, type(string).__name__)
import os.path
print(os.path.__name__, sys.modules["os.path"] is os.path)
import collections.abc
print(collections.abc.__name__, hasattr(collections, "__path__"), hasattr(string, "__path__"))


def error(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


x = types.ModuleType("made")
error(lambda: x.nothing)
error(lambda: types.ModuleType())
error(lambda: types.ModuleType(5))
error(lambda: delattr(x, "nothing"))
error(lambda: string.nothing)
x.__getattr__ = lambda n: f"dynamic {n}"
print(x.anything, hasattr(x, "other"))
print(sys.modules["sys"] is sys, "sys" in sys.modules, sys.modules.get("no_such"))
sys.modules["fake"] = 5
import fake
print(fake)
sys.modules["blocked"] = None
error(lambda: __import__("blocked"))
