"""What `importlib` asks of the interpreter."""

from _library import magic as _magic, source_hash as _source_hash
from _thread import RLock as _RLock

check_hash_based_pycs = "default"
pyc_magic_number_token = int.from_bytes(_magic(), "little")


def _nothing(*args):
    return None


_lock = _RLock()


def acquire_lock():
    _lock.acquire()


def release_lock():
    if not _lock._is_owned():
        raise RuntimeError("not holding the import lock")
    _lock.release()


def lock_held():
    return _lock.locked()


_fix_co_filename = create_builtin = exec_builtin = exec_dynamic = create_dynamic = _nothing


def is_builtin(name):
    import sys
    return int(name in sys.builtin_module_names)


def is_frozen(name):
    return False


is_frozen_package = is_frozen


def find_frozen(name, *, withdata=False):
    return None


def get_frozen_object(name, data=None):
    raise ImportError(f"No such frozen object named {name}", name=name)


init_frozen = _nothing


def _frozen_module_names():
    return []


def extension_suffixes():
    return []


def source_hash(key, source):
    return _source_hash(source)


def _override_frozen_modules_for_tests(value):
    pass


def _override_multi_interp_extensions_check(value):
    return 0
