# Imports: every form, and what is said when they fail.
import sys


def attempt(source):
    ns = {"__name__": "tester", "__package__": None}
    try:
        exec(source, ns)
        print(source.replace("\n", "; "), "->", sorted(k for k in ns if not k.startswith("__")))
    except Exception as e:
        print(source.replace("\n", "; "), "|", type(e).__name__, e, getattr(e, "name", None))


for source in (
    "import sys",
    "import sys as s",
    "import os.path",
    "import os.path as p",
    "import sys, math as m",
    "from sys import path",
    "from sys import path as p, argv",
    "from sys import nothing_there",
    "from sys import (path, argv,)",
    "from math import *",
    "from os.path import join",
    "import nothing.there",
    "import math.there",
    "from nothing import there",
    "from math.there import x",
    "from . import x",
    "from .a import x",
    "from .. import x",
    "import sys.path",
    "from __future__ import annotations",
    "import __future__",
    "__import__('sys')",
    "__import__('')",
    "__import__(5)",
    "__import__('os.path').__name__",
    "x = __import__('os.path', fromlist=['join']).join",
    "__import__('x', level=-1)",
    "__import__('x', level=1)",
    "__import__('math', None, None, ['zz'])",
    "__import__(name='sys', level=0)",
    "import importlib\nx = importlib.import_module('math')",
    "import importlib\nimportlib.import_module('.x')",
    "import importlib\nimportlib.import_module('.x', 'nothing')",
    "import importlib\nimportlib.import_module('nothing.at.all')",
    "import importlib\nimportlib.reload(5)",
    "import sys\nsys.modules['fake'] = 5\nimport fake",
    "import sys\nsys.modules['fake'] = None\nimport fake",
    "import sys\nsys.modules['fake'] = None\nfrom fake import x",
    "import sys, types\nsys.modules['made'] = types.ModuleType('made')\nfrom made import x",
    "import sys, types\nm = types.ModuleType('made2')\nm.__getattr__ = lambda n: 'dynamic ' + n\nsys.modules['made2'] = m\nfrom made2 import anything",
    "import sys, types\nm = types.ModuleType('made3')\nm.__all__ = ['a', 'missing']\nm.a = 1\nsys.modules['made3'] = m\nfrom made3 import *",
    "import sys, types\nm = types.ModuleType('made4')\nm.__all__ = ['a', 5]\nm.a = 1\nsys.modules['made4'] = m\nfrom made4 import *",
    "import sys, types\nm = types.ModuleType('made5')\nm._hidden = m.shown = 1\nsys.modules['made5'] = m\nfrom made5 import *",
    "import builtins\nold = builtins.__import__\nbuiltins.__import__ = lambda *a, **k: ('imported', a[0])\nimport anything.at.all as q\nbuiltins.__import__ = old",
    "import builtins\nold = builtins.__import__\nbuiltins.__import__ = 5\ntry:\n import anything\nfinally:\n builtins.__import__ = old",
):
    attempt(source)
for name in ("fake", "made", "made2", "made3", "made4", "made5"):
    sys.modules.pop(name, None)


class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == "virtual":
            from importlib.machinery import ModuleSpec

            return ModuleSpec(name, Loader())
        if name == "broken":
            raise RuntimeError("finder fails")


class Loader:
    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.value = 42


sys.meta_path.insert(0, Finder)
attempt("import virtual\nx = virtual.value")
attempt("import broken")
sys.meta_path.remove(Finder)
sys.meta_path.append(5)
attempt("import not_anywhere")
sys.meta_path.pop()
