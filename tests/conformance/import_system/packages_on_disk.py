# Packages in a folder on sys.path: submodules, relative imports, __main__ blocks, namespace packages, shadows.
import importlib
import os
import shutil
import sys
import tempfile

root = tempfile.mkdtemp()


def write(path, text=""):
    full = os.path.join(root, path)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    with open(full, "w") as f:
        f.write(text)


write("pk/__init__.py", "from .a import name\nfrom . import b\n__all__ = ['a', 'lazy']\nprint('init', __name__, len(__path__))\n")
write("pk/a.py", "name = __name__\n")
write("pk/b.py", "from .a import name as n\nfrom .. import x\n" if False else "from .a import name as n\n")
write("pk/lazy.py", "print('lazy loaded')\n")
write("pk/sub/__init__.py", "from ..a import name\nfrom ...nothing import y\n" if False else "from ..a import name\n")
write("pk/sub/deep.py", "from ... import above\n")
write("pk/sub/up.py", "from ..sub import name\nfrom .. import a\nfrom . import __name__ as here\n")
write("pk/bad.py", "import pk.missing\n")
write("pk/raises.py", "raise LookupError('in module')\n")
write("pk/syntax.py", "def f(:\n")
write("ns/one.py", "v = 1\n")
write("ns/inner/two.py", "v = 2\n")
write("plain.py", "import sys\nassert __name__ == 'plain'\n__version__ = '1'\n_hidden = 5\nshown = 6\n")
sys.path.insert(0, root)
sys.dont_write_bytecode = True
try:
    import pk
    print(pk.name, pk.b.n, hasattr(pk, "lazy"), hasattr(pk, "sub"))
    from pk import *
    print(a.name, lazy.__name__)
    import pk.sub.up as up
    print(up.name, up.here, up.a is pk.a, pk.sub.up is up)
    for name in ("pk.sub.deep", "pk.bad", "pk.raises", "pk.syntax", "pk.nope", "pk.a.b", "nope", "ns.three", ".pk", ""):
        try:
            importlib.import_module(name)
            print("imported", name)
        except Exception as error:
            text = str(error).replace(root, "ROOT")
            print(name, type(error).__name__, text, getattr(error, "name", None))
    import ns.one
    from ns.inner import two
    print(ns.one.v + two.v, len(ns.__path__))
    print(importlib.import_module(".a", "pk").name, importlib.import_module("..a", "pk.sub").name)
    for args in ((".a",), ("...a", "pk"), (".a", 5), (".a", "")):
        try:
            importlib.import_module(*args)
        except Exception as error:
            print(args, type(error).__name__, error)
    names = {}
    exec("from plain import *", names)
    print(sorted(n for n in names if n != "__builtins__"))
    import plain
    print(os.path.relpath(plain.__file__, root), os.path.basename(plain.__cached__).split(".")[0], plain.__spec__.origin == plain.__file__, repr(plain).replace(root, "ROOT"))
    write("plain.py", "shown = 'changed'\n")
    os.utime(os.path.join(root, "plain.py"), (1, 1))
    importlib.reload(plain)
    print(plain.shown, plain._hidden)
    write("late.py", "ok = True\n")
    importlib.invalidate_caches()
    import late
    print(late.ok)
    for text in ("from . import a", "from .a import b", "from .. import c"):
        for space in ({"__name__": "x"}, {"__name__": "pk.z", "__package__": "pk"}, {"__package__": "pk.nopkg"}, {"__package__": 5}, {"__name__": "pk", "__path__": []}, {"__package__": ""}):
            try:
                exec(text, dict(space))
                print(text, space, "fine")
            except Exception as error:
                print(text, space, type(error).__name__, str(error).replace(root, "ROOT"))
finally:
    shutil.rmtree(root)
