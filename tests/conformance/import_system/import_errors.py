# ImportError: fields, text and what stays in sys.modules.
import sys


def caught(text):
    try:
        exec(text, {"__name__": "here"})
        print(text, "-> fine")
    except ImportError as e:
        print(text, "->", type(e).__name__, e, "|", e.name, e.path, e.msg == str(e), e.name_from)
    except Exception as e:
        print(text, "->", type(e).__name__, e)


for text in ["import nope", "import nope.sub", "import sys.sub", "import sys.a.b", "from nope import x", "from sys import nope", "from sys import a, b", "from sys.sub import x", "from . import x", "from .x import y", "from .. import x", "import math.sin", "from math import nope as y", "from math import *\nprint(sin(0))", "import __main__"]:
    caught(text)
for g in ({"__package__": "pkg"}, {"__package__": ""}, {"__package__": "collections"}):
    try:
        exec("from . import abc", g)
        print("fine", g["abc"].__name__)
    except Exception as e:
        print({k: v for k, v in g.items() if k != "__builtins__"}, type(e).__name__, e)
e = ImportError("m", name="n", path="p", name_from="f")
print(e.name, e.path, e.name_from, e.msg, e.args)
print(ImportError().msg, ImportError(1, 2).msg, ImportError("a", "b").args, issubclass(ModuleNotFoundError, ImportError))
print("nope" in sys.modules, "math" in sys.modules)
class Lazy:
    __name__ = "lazy"

    def __getattr__(self, n):
        if n == "present":
            return "present"
        raise AttributeError(n)


sys.modules["lazy"] = Lazy()
for text in ["from lazy import present\nprint(present)", "from lazy import absent", "import lazy.absent", "import lazy.present as q\nprint(q)"]:
    caught(text)
class All:
    __all__ = ["a", "b"]
    a = 1


class BadAll:
    __all__ = [5]


class NoAll:
    __dict__ = {"public": 1, "_private": 2}


for n, o in (("m_all", All), ("m_bad", BadAll)):
    sys.modules[n] = o
    caught(f"from {n} import *\nprint(sorted(k for k in globals() if len(k) < 9))")
