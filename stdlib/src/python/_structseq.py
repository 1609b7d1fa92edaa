"""Classes of tuples whose items have names, such as `os.stat_result`."""


def structseq(name, fields, visible=None, doc=None, unnamed=(), copies={}):
    """Make a class. The first fields are items as well as attributes (all of them, if their number is not given); the
    `unnamed` ones are items only. The further fields that `copies` names are those items, unless they are given."""
    module, _, short = name.rpartition(".")
    if visible is None:
        visible = len(fields)

    # Those without a name are shown by that of their attribute.
    shown = [fields[i + 3] if field in unnamed else field for i, field in enumerate(fields[:visible])]

    def __new__(cls, sequence, dict=_MISSING):
        given = tuple(_iterated(sequence))
        if dict is _MISSING:
            dict = {}
        elif not isinstance(dict, _dict):
            raise TypeError(f"{name}() takes a dict as second arg, if any")
        n = len(given)
        if not visible <= n <= len(fields):
            if visible == len(fields):
                limit = f"a {visible}-sequence"
            elif n < visible:
                limit = f"an at least {visible}-sequence"
            else:
                limit = f"an at most {len(fields)}-sequence"
            raise TypeError(f"{name}() takes {limit} ({n}-sequence given)")
        self = tuple.__new__(cls, given[:visible])
        if visible < len(fields):
            hidden = self.__dict__
            for field, value in zip(fields[visible:], given[visible:]):
                hidden[field] = value
            for field in fields[n:]:
                hidden[field] = dict.get(field, given[copies[field]] if field in copies else None)
        return self

    def __repr__(self):
        items = ", ".join(f"{field}={value!r}" for field, value in zip(shown, self))
        return f"{name}({items})"

    def __reduce__(self):
        return type(self), (tuple(self), {field: getattr(self, field) for field in fields[visible:]})

    def __replace__(self, /, **changes):
        if unnamed:
            raise TypeError(f"__replace__() is not supported for {name} because it has unnamed field(s)")
        values = [changes.pop(field, _MISSING) for field in fields]
        if changes:
            raise TypeError(f"Got unexpected field name(s): {list(changes)!r}")
        values = [getattr(self, field) if value is _MISSING else value for field, value in zip(fields, values)]
        new = __new__(type(self), values)
        return new

    def __setattr__(self, attribute, value):
        if attribute in fields:
            raise AttributeError("readonly attribute")
        raise AttributeError(f"'{name}' object has no attribute '{attribute}'")

    namespace = {
        "__new__": __new__, "__repr__": __repr__, "__reduce__": __reduce__, "__replace__": __replace__,
        "__module__": module, "__qualname__": short, "__doc__": doc,
        "n_fields": len(fields), "n_sequence_fields": visible, "n_unnamed_fields": len(unnamed),
        "__match_args__": tuple(field for field in fields[:visible] if field not in unnamed),
    }
    if visible == len(fields):
        namespace["__slots__"] = ()
    else:
        # The other fields are in `__dict__`; nothing else is.
        namespace["__setattr__"] = __setattr__
        namespace["__delattr__"] = lambda self, name: __setattr__(self, name, None)
    for i, field in enumerate(fields[:visible]):
        if field not in unnamed:
            namespace[field] = property(lambda self, i=i: _item(self, i))
    for method in (__new__, __repr__, __reduce__, __replace__):
        method.__module__ = module
        method.__qualname__ = f"{short}.{method.__name__}"
    cls = type(short, (tuple,), namespace)
    return cls


_MISSING = object()
_dict = dict
_item = tuple.__getitem__


def _iterated(sequence):
    try:
        return iter(sequence)
    except TypeError:
        raise TypeError("constructor requires a sequence") from None
