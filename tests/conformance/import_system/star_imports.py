# What from module import * binds: __all__ of all kinds, underscores, and where it is allowed.
import sys
import types


def module(**names):
    m = sys.modules["m"] = types.ModuleType("m")
    vars(m).update(names)
    return m


def star():
    space = {}
    try:
        exec("from m import *", space)
        return sorted(k for k in space if k != "__builtins__")
    except Exception as error:
        return f"{type(error).__name__}: {error}"


module(a=1, _b=2, __c=3, __d__=4, e=5)
print(star())
for names in (["a", "_b"], ("a",), "ab", [], iter(["a"]), {"a": 1}, ["missing"], [5], [None], 5, None, ["a", "a"], [b"a"], {"a"}):
    module(a=1, _b=2, b=3, __all__=names)
    print(repr(names) if not hasattr(names, "__next__") else "iterator", star())


class Names:
    def __getitem__(self, i):
        if i > 1:
            raise IndexError
        return "ab"[i]


class Raises:
    def __getitem__(self, i):
        raise KeyError(i)


module(a=1, b=2, c=3, __all__=Names())
print(star())
module(a=1, __all__=Raises())
print(star())
m = module(a=1, __all__=["lazy", "a"])
m.__getattr__ = lambda name: name.upper()
space = {}
exec("from m import *", space)
print(space["lazy"])
sys.modules["m"] = types.SimpleNamespace(x=1, _y=2)
print(star())


class NoDict:
    __slots__ = ("z",)


sys.modules["m"] = NoDict()
print(star())
module(**{"len": "shadowed"})
exec("from m import *\nprint(len)")
module(print="p")
exec("from m import *", space)
print(space["print"])
for text in ("def f():\n    from m import *", "class C:\n    from m import *", "from m import *, a", "from m import (*)", "from m import * as x", "import *", "from m import a, *", "if 1:\n    from m import *"):
    try:
        exec(text, {})
        print("fine")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)
module(k=1)


class WithSpace(dict):
    def __setitem__(self, key, value):
        print("bind", key, value)
        super().__setitem__(key, value)


exec("from m import *", {}, WithSpace())
exec("from m import k as j\nimport m as n", {}, WithSpace())
del sys.modules["m"]
print(star())
