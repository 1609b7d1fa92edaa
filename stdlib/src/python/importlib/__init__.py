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
    for part, name in (_bootstrap, "_frozen_importlib"), (_bootstrap_external, "_frozen_importlib_external"):
        for value in vars(part).values():
            if getattr(value, "__module__", None) == part.__name__:
                value.__module__ = name
    read = _bootstrap_external.FileLoader.get_data

    def get_data(self, path):
        """Return the data from path as raw bytes."""
        return _library.read(path) if path.startswith("<library>") else read(self, path)

    _bootstrap_external.FileLoader.get_data = get_data
    sys.meta_path += [_bootstrap.BuiltinImporter, _bootstrap.FrozenImporter, _bootstrap_external.PathFinder]
    loaders = _bootstrap_external._get_supported_file_loaders()
    sys.path_hooks += [_LibraryFinder, _bootstrap_external.FileFinder.path_hook(*loaders)]


class _LibraryFinder:
    """Finds what is packed into the binary."""

    def __init__(self, path):
        if path != "<library>" and not path.startswith("<library>/"):
            raise ImportError("only for the library", path=path)
        self.path = path

    def find_spec(self, name, target=None):
        place = f"{self.path}/{name.rpartition('.')[2]}"
        for file, search in ((place + "/__init__.py", [place]), (place + ".py", None)):
            try:
                _library.read(file)
            except OSError:
                continue
            loader = _bootstrap_external.SourceFileLoader(name, file)
            spec = _bootstrap.ModuleSpec(name, loader, origin=file, is_package=search is not None)
            spec.submodule_search_locations = search
            spec._set_fileattr = True
            return spec
        return None


_join()

from builtins import __import__

_pack_uint32 = _bootstrap_external._pack_uint32
_unpack_uint32 = _bootstrap_external._unpack_uint32


def _describe(module):
    """Give a module that the interpreter has imported its spec and its loader."""
    names = vars(module)
    name, file = names["__name__"], names.get("__file__")
    if file is None:
        loader = _bootstrap.BuiltinImporter
        spec = _bootstrap.ModuleSpec(name, loader, origin="built-in", is_package="__path__" in names)
    else:
        loader = _bootstrap_external.SourceFileLoader(name, file)
        spec = _bootstrap.ModuleSpec(name, loader, origin=file, is_package="__path__" in names)
        spec._set_fileattr = True
    if "__path__" in names:
        spec.submodule_search_locations[:] = names["__path__"]
    if names.get("__spec__") is None:
        names["__spec__"] = spec
    if names.get("__loader__") is None:
        names["__loader__"] = loader


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
    path = sys.modules[parent].__path__ if parent else None
    spec = module.__spec__ = _bootstrap._find_spec(name, path, module)
    if spec is None:
        raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
    _bootstrap._exec(spec, module)
    return sys.modules[name]
