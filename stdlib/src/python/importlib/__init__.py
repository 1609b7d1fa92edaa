"""Import as functions. Modules are found and run by the interpreter; what `importlib` otherwise offers is made of its two
Python parts, which are joined to the interpreter here."""

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

import sys

import _imp
import _library
import _thread
import _weakref

from . import _bootstrap, _bootstrap_external


def _join():
    import _warnings

    parts = {"_imp": _imp, "sys": sys, "_thread": _thread, "_warnings": _warnings, "_weakref": _weakref}
    vars(_bootstrap).update(parts)
    _bootstrap._blocking_on = _bootstrap._WeakValueDictionary()
    _bootstrap._bootstrap_external = _bootstrap_external
    _bootstrap_external._set_bootstrap_module(_bootstrap)
    sys.modules.setdefault("_frozen_importlib", _bootstrap)
    sys.modules.setdefault("_frozen_importlib_external", _bootstrap_external)
    sys.meta_path += [_bootstrap.BuiltinImporter, _bootstrap.FrozenImporter, _bootstrap_external.PathFinder]
    loaders = _bootstrap_external._get_supported_file_loaders()
    sys.path_hooks += [_LibraryFinder, _bootstrap_external.FileFinder.path_hook(*loaders)]
    for module in list(sys.modules.values()):
        if type(module) is type(sys):
            _give_spec(module)


_LIBRARY = "<library>"


class _LibraryLoader(_bootstrap_external.SourceFileLoader):
    """Reads what is packed into the binary."""

    def get_data(self, path):
        return _library.read(path)

    def path_stats(self, path):
        raise OSError("part of the binary")


class _LibraryFinder:
    """Finds what is packed into the binary."""

    def __init__(self, path):
        if path != _LIBRARY and not path.startswith(_LIBRARY + "/"):
            raise ImportError("only for the library", path=path)
        self.path = path

    def find_spec(self, name, target=None):
        place = f"{self.path}/{name.rpartition('.')[2]}"
        for file, search in ((place + "/__init__.py", [place]), (place + ".py", None)):
            try:
                _library.read(file)
            except OSError:
                continue
            return _spec(name, file, search)
        return None


def _spec(name, file, search):
    loader = (_LibraryLoader if file.startswith(_LIBRARY) else _bootstrap_external.SourceFileLoader)(name, file)
    spec = _bootstrap_external.spec_from_file_location(name, file, loader=loader, submodule_search_locations=search)
    # The name of a file in the library is no path.
    spec.origin = file
    return spec


def _give_spec(module):
    """Set the loader and the spec of a module that the interpreter has found."""
    space = module.__dict__
    name, file, path = space.get("__name__"), space.get("__file__"), space.get("__path__")
    if space.get("__spec__") is not None:
        return
    if name == "__main__":
        if file is not None and space.get("__loader__") is None:
            space["__loader__"] = _bootstrap_external.SourceFileLoader(name, file)
        return
    if file is not None and "__cached__" in space:
        spec = _spec(name, file, path)
    elif file is None and path is not None and space.get("__package__") == name:
        spec = _bootstrap.ModuleSpec(name, None, is_package=True)
        path = _bootstrap_external._NamespacePath(name, path, _bootstrap_external.PathFinder._get_spec)
        spec.submodule_search_locations = space["__path__"] = path
        spec.loader = _bootstrap_external.NamespaceLoader.__new__(_bootstrap_external.NamespaceLoader)
        spec.loader._path = path
    elif name in sys.builtin_module_names and file is None:
        spec = _bootstrap.ModuleSpec(name, _bootstrap.BuiltinImporter, origin="built-in")
    else:
        return
    space["__spec__"], space["__loader__"] = spec, spec.loader


_join()

from builtins import __import__

_pack_uint32 = _bootstrap_external._pack_uint32
_unpack_uint32 = _bootstrap_external._unpack_uint32


def invalidate_caches():
    """Have all finders on sys.meta_path forget what they know."""
    for finder in sys.meta_path:
        if hasattr(finder, "invalidate_caches"):
            finder.invalidate_caches()


def import_module(name, package=None):
    """Import a module and return it. With leading dots the name is relative to a package, which must be given."""
    level = len(name) - len(name.lstrip("."))
    if level:
        if not package:
            msg = f"the 'package' argument is required to perform a relative import for {name!r}"
            raise TypeError(msg)
        _bootstrap._sanity_check(name, package, level)
        name = _bootstrap._resolve_name(name[level:], package, level)
    if not name:
        raise ValueError("Empty module name")
    __import__(name)
    return sys.modules[name]


def reload(module):
    """Run the code of a module again, in the same namespace."""
    name = getattr(getattr(module, "__spec__", None), "name", None) or getattr(module, "__name__", None)
    if not name or not isinstance(name, str):
        raise TypeError("reload() argument must be a module")
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    parent = name.rpartition(".")[0]
    if parent and parent not in sys.modules:
        raise ImportError(f"parent {parent!r} not in sys.modules", name=parent)
    if getattr(module, "__spec__", None) is None:
        _give_spec(module)
    path = sys.modules[parent].__path__ if parent else None
    spec = module.__spec__ = _bootstrap._find_spec(name, path, module)
    if spec is None:
        raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
    _bootstrap._exec(spec, module)
    return sys.modules[name]
