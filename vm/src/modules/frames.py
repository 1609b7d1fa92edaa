# What `f_locals` of a function's frame is: a mapping of its variables that stores them too.

MISSING = object()


class FrameLocalsProxy:
    __slots__ = ("frame",)

    def __new__(cls, *args, **kwargs):
        if kwargs:
            raise TypeError("FrameLocalsProxy takes no keyword arguments")
        if len(args) != 1:
            raise TypeError(f"FrameLocalsProxy expected 1 argument, got {len(args)}")
        if not is_frame(args[0]):
            raise TypeError(f"expect frame, not {type(args[0]).__name__}")
        self = object.__new__(cls)
        proxy_frame.__set__(self, args[0])
        return self

    def __init_subclass__(cls):
        raise TypeError("type 'FrameLocalsProxy' is not an acceptable base type")

    def __getitem__(self, key):
        hash(key)
        value = get_variable(proxy_frame.__get__(self), key, MISSING)
        if value is MISSING:
            raise KeyError(f"local variable '{key!r}' is not defined")
        return value

    def __setitem__(self, key, value):
        hash(key)
        set_variable(proxy_frame.__get__(self), key, value)

    def __delitem__(self, key):
        deleted = del_variable(proxy_frame.__get__(self), key)
        if deleted is None:
            raise ValueError("cannot remove local variables from FrameLocalsProxy")
        if not deleted:
            raise KeyError(key)

    def __contains__(self, key):
        return get_variable(proxy_frame.__get__(self), key, MISSING) is not MISSING

    def __len__(self):
        return len(bound_names(proxy_frame.__get__(self)))

    def __iter__(self):
        return iter(bound_names(proxy_frame.__get__(self)))

    def __reversed__(self):
        return reversed(bound_names(proxy_frame.__get__(self)))

    def keys(self):
        return bound_names(proxy_frame.__get__(self))

    def values(self):
        return [self[name] for name in self]

    def items(self):
        return [(name, self[name]) for name in self]

    def get(self, key, default=None, /):
        return get_variable(proxy_frame.__get__(self), key, default)

    def setdefault(self, key, default=None, /):
        value = get_variable(proxy_frame.__get__(self), key, MISSING)
        if value is not MISSING:
            return value
        self[key] = default
        return default

    def pop(self, key, default=MISSING, /):
        frame = proxy_frame.__get__(self)
        value = get_variable(frame, key, MISSING)
        deleted = del_variable(frame, key)
        if deleted is None:
            raise ValueError("cannot remove local variables from FrameLocalsProxy")
        if deleted:
            return value
        if default is MISSING:
            raise KeyError(key)
        return default

    def update(self, other, /):
        if not isinstance(other, (dict, FrameLocalsProxy)):
            raise TypeError("update() argument must be dict or another FrameLocalsProxy")
        for key in other.keys():
            self[key] = other[key]

    def copy(self):
        return dict(self.items())

    def __eq__(self, other):
        if isinstance(other, FrameLocalsProxy):
            return proxy_frame.__get__(self) is proxy_frame.__get__(other)
        if isinstance(other, dict):
            return self.copy() == other
        return NotImplemented

    __hash__ = None

    def __or__(self, other):
        if not isinstance(other, (dict, FrameLocalsProxy)):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, (dict, FrameLocalsProxy)):
            return NotImplemented
        result = dict(other)
        result.update(self)
        return result

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        return repr_of(self)


def repr_of(proxy, active=[]):
    frame = proxy_frame.__get__(proxy)
    if any(f is frame for f in active):
        return "{...}"
    active.append(frame)
    try:
        return repr(proxy.copy())
    finally:
        active.pop()


# Programs do not see the slot.
proxy_frame = FrameLocalsProxy.frame
del FrameLocalsProxy.frame
del FrameLocalsProxy.__slots__
