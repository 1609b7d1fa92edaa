# Finders on sys.meta_path, loaders with create_module and exec_module, specs, and failures in each step.
import importlib.abc
import importlib.util
import sys

SOURCES = {
    "mem_ok": "value = __name__ + '!'",
    "mem_pkg": "import mem_pkg.child\nfrom . import child as c",
    "mem_pkg.child": "x = __package__",
    "mem_fails": "y = 1\n1 / 0",
    "mem_syntax": "x = = 1",
    "mem_replaces": "import sys\nsys.modules[__name__] = 'replaced'",
    "mem_removes": "import sys\ndel sys.modules[__name__]",
    "mem_cycle_a": "import mem_cycle_b\nvalue = 'a'\n",
    "mem_cycle_b": "import mem_cycle_a\nseen = hasattr(mem_cycle_a, 'value')\ntry:\n    from mem_cycle_a import value\nexcept ImportError as e:\n    text = str(e)\n",
}


class Memory(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        if name in SOURCES:
            return importlib.util.spec_from_loader(name, self, is_package=name == "mem_pkg")

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(compile(SOURCES[module.__name__], f"<{module.__name__}>", "exec"), module.__dict__)


sys.meta_path.insert(0, Memory())
import mem_ok
print(mem_ok.value, mem_ok.__spec__.name, type(mem_ok.__loader__).__name__, mem_ok.__package__ == "", hasattr(mem_ok, "__file__"), mem_ok.__spec__.has_location)
import mem_pkg
print(mem_pkg.c.x, mem_pkg.__path__, mem_pkg.__package__, mem_pkg.child.__spec__.parent)
for name in ("mem_fails", "mem_syntax", "mem_removes", "mem_nothing", "mem_ok.sub", "mem_pkg.other"):
    try:
        __import__(name)
    except Exception as error:
        print(name, type(error).__name__, error, name in sys.modules)
import mem_replaces
print(mem_replaces)
import mem_cycle_a
print(sys.modules["mem_cycle_b"].seen, sys.modules["mem_cycle_b"].text)


class Odd:
    def __init__(self, result):
        self.result = result

    def find_spec(self, name, path, target=None):
        if name == "odd":
            if isinstance(self.result, Exception):
                raise self.result
            return self.result


class NoFind:
    pass


class Loader:
    def __init__(self, made):
        self.made = made

    def create_module(self, spec):
        return self.made

    def exec_module(self, module):
        module.ran = True


class NoCreate:
    def exec_module(self, module):
        print("exec", module)


class NoExec:
    def create_module(self, spec):
        return None


import types
for finder in (Odd(KeyError("find")), NoFind(), Odd(importlib.util.spec_from_loader("odd", NoCreate())), Odd(importlib.util.spec_from_loader("odd", NoExec())), Odd(importlib.machinery.ModuleSpec("odd", Loader(types.ModuleType("other")))), Odd(importlib.machinery.ModuleSpec("odd", Loader(types.SimpleNamespace())))):
    sys.meta_path.insert(0, finder)
    sys.modules.pop("odd", None)
    try:
        import odd
        print("imported", getattr(odd, "ran", None), odd.__name__)
    except Exception as error:
        print(type(error).__name__, error)
    sys.meta_path.pop(0)
print(importlib.util.find_spec("mem_ok").name, importlib.util.find_spec("mem_none_such"))
old = mem_ok
SOURCES["mem_ok"] = "extra = 1"
print(importlib.reload(mem_ok) is old, old.value, old.extra)
sys.modules.pop("mem_ok")
try:
    importlib.reload(old)
except ImportError as error:
    print(error)
for bad in (5, None, "mem_ok", types.SimpleNamespace()):
    try:
        importlib.reload(bad)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
