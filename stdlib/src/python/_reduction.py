"""How objects are taken apart for copies and pickles: `object.__reduce_ex__`, `__reduce__` and `__getstate__`."""

import _operator as operator
import copyreg

# What a subclass of one of these is made of again.
_VALUES = (int, float, complex, str, bytes, tuple)
_reduce = object.__reduce__
_builtin = type(len)


def reduce_ex(obj, protocol):
    cls = type(obj)
    protocol = operator.index(protocol)
    if cls.__reduce__ is not _reduce:
        return obj.__reduce__()
    if cls is _builtin:
        # A function is found by its name, a method in its object.
        owner = getattr(obj, "__self__", None)
        by_name = owner is None or type(owner).__name__ == "module"
        return obj.__qualname__ if by_name else (getattr, (owner, obj.__name__))
    if protocol < 2:
        return _checked(obj) and copyreg._reduce_ex(obj, protocol)
    return _reduced(obj)


def reduce(obj):
    return reduce_ex(obj, 0) if type(obj).__reduce__ is _reduce else copyreg._reduce_ex(obj, 0)


def _checked(obj):
    """Says no for built-in objects that have no parts."""
    cls = type(obj)
    if cls.__name__ in ("memoryview", "code") and cls.__module__ == "builtins":
        # What has items of its own behind its struct is refused in other words.
        raise TypeError(f"cannot pickle {cls.__name__} objects")
    if cls.__module__ in ("builtins", "_thread") and not isinstance(obj, (list, dict, *_VALUES)) and cls is not object:
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    return True


def _reduced(obj):
    cls = type(obj)
    if isinstance(obj, range):
        return cls, (obj.start, obj.stop, obj.step)
    if isinstance(obj, slice):
        return cls, (obj.start, obj.stop, obj.step)
    if isinstance(obj, BaseException):
        state = obj.__dict__
        return (cls, obj.args, state) if state else (cls, obj.args)
    _checked(obj)
    make, args = _made_by(obj)
    items = iter(obj) if isinstance(obj, list) else None
    pairs = iter(obj.items()) if isinstance(obj, dict) else None
    return make, args, obj.__getstate__(), items, pairs


def _made_by(obj):
    cls = type(obj)
    if hasattr(cls, "__getnewargs_ex__"):
        args = obj.__getnewargs_ex__()
        if not isinstance(args, tuple):
            raise TypeError(f"__getnewargs_ex__ should return a tuple, not '{type(args).__name__}'")
        if len(args) != 2:
            raise ValueError(f"__getnewargs_ex__ should return a tuple of length 2, not {len(args)}")
        args, kwargs = args
        if kwargs:
            return copyreg.__newobj_ex__, (cls, args, kwargs)
        return copyreg.__newobj__, (cls, *args)
    if hasattr(cls, "__getnewargs__"):
        args = obj.__getnewargs__()
        if not isinstance(args, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not '{type(args).__name__}'")
        return copyreg.__newobj__, (cls, *args)
    for base in _VALUES:
        if isinstance(obj, base):
            return copyreg.__newobj__, (cls, base(obj))
    return copyreg.__newobj__, (cls,)


def getstate(obj):
    state = getattr(obj, "__dict__", None)
    if state is not None:
        state = dict(state) or None
    slots = {}
    for name in copyreg._slotnames(type(obj)):
        try:
            slots[name] = getattr(obj, name)
        except AttributeError:
            pass
    return (state, slots) if slots else state
