# Modules made by hand: sys.modules entries, attributes of modules, __getattr__ and __dir__ of modules.
import sys
import types

m = types.ModuleType("made", "doc of made")
print(m, m.__name__, m.__doc__, m.__spec__, m.__loader__, m.__package__, sorted(vars(m)))
for args in ((), (5,), ("a", "b", "c")):
    try:
        types.ModuleType(*args)
    except TypeError as error:
        print(error)
m.value = 1
sys.modules["made"] = m
import made
print(made is m)
from made import value
print(value)
try:
    from made import missing
except ImportError as error:
    print(error, error.name, error.name_from, error.path)
m.__all__ = ["value", "other"]
try:
    from made import *
except AttributeError as error:
    print(error)
m.__getattr__ = lambda name: f"<{name}>" if name != "nope" else getattr(object, name)
from made import anything, other
print(anything, made.zzz, hasattr(made, "nope"))
try:
    made.nope
except AttributeError as error:
    print(error)
m.__dir__ = lambda: ["b", "a"]
print(dir(m))
sys.modules["none"] = None
try:
    import none
except ModuleNotFoundError as error:
    print(error, error.name)
sys.modules["five"] = 5
import five
print(five)
try:
    from five import x
except ImportError as error:
    print(error)
try:
    import made.sub
except ModuleNotFoundError as error:
    print(error, error.name)
m.__path__ = []
try:
    import made.sub
except ModuleNotFoundError as error:
    print(error)
sub = sys.modules["made.sub"] = types.ModuleType("made.sub")
import made.sub as s
print(s is sub, s)
from made import sub as t
print(t)
for name in ("__name__", "nothing"):
    try:
        delattr(m, name)
        print("deleted", name)
    except (AttributeError, TypeError) as error:
        print(error)
try:
    made.gone
except AttributeError as error:
    print(error)


class Sub(types.ModuleType):
    x = property(lambda self: self.__name__.upper())

    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)


s = Sub("subclass")
s.y = 2
print(s.x, s.y, vars(s)["y"], isinstance(s, types.ModuleType))
bare = types.ModuleType.__new__(types.ModuleType)
print(bare.__dict__)
try:
    bare.x
except AttributeError as error:
    print(error)
sys.modules["value"] = types.SimpleNamespace(attr="of a namespace")
from value import attr
print(attr)
