"""Thread-local attributes: each thread sees a dict of its own."""

from _thread import _LocalData

__all__ = ["local"]

_set = object.__setattr__
_get = object.__getattribute__


class local:
    """Thread-local data"""

    __slots__ = ("_local__data", "_local__args", "__weakref__")

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        _set(self, "_local__data", _LocalData())
        _set(self, "_local__args", (args, kwargs))
        # `__init__` is called in this thread by whoever makes the object.
        _get(self, "_local__data").set({})
        return self

    def __getattribute__(self, name):
        own = _dict_of(self)
        if name == "__dict__":
            return own
        if name in own and not _has_data_descriptor(self, name):
            return own[name]
        return _get(self, name)

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"'{type(self).__name__}' object attribute '__dict__' is read-only")
        own = _dict_of(self)
        if _has_data_descriptor(self, name):
            _set(self, name, value)
        else:
            own[name] = value

    def __delattr__(self, name):
        if name == "__dict__":
            raise AttributeError(f"'{type(self).__name__}' object attribute '__dict__' is read-only")
        own = _dict_of(self)
        if _has_data_descriptor(self, name):
            object.__delattr__(self, name)
        elif name in own:
            del own[name]
        else:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'", name=name, obj=self)


def _has_data_descriptor(self, name):
    for cls in type(self).__mro__:
        if name in cls.__dict__:
            kind = type(cls.__dict__[name])
            return hasattr(kind, "__set__") or hasattr(kind, "__delete__")
    return False


def _dict_of(self):
    data = _get(self, "_local__data")
    own = data.get()
    if own is None:
        own = {}
        data.set(own)
        args, kwargs = _get(self, "_local__args")
        try:
            type(self).__init__(self, *args, **kwargs)
        except BaseException:
            # The next use tries again.
            data.set(None)
            raise
    return own
