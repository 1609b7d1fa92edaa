"""The classes of syntax trees, made of the grammar that `_tree` has. Trees are made and compiled there."""

from _tree import GRAMMAR as _GRAMMAR

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8400


class AST:
    _fields = ()
    _attributes = ()
    __match_args__ = ()

    def __init__(self, /, *args, **kwargs):
        cls = type(self)
        fields = cls._fields
        if len(args) > len(fields):
            s = "" if len(fields) == 1 else "s"
            raise TypeError(f"{cls.__name__} constructor takes at most {len(fields)} positional argument{s}")
        own = self.__dict__
        for name, value in zip(fields, args):
            setattr(self, name, value)
        for name, value in kwargs.items():
            if name in fields:
                if name in fields[: len(args)]:
                    raise TypeError(f"{cls.__name__} got multiple values for argument {name!r}")
            elif name not in cls._attributes:
                what = "ast.AST" if cls is AST else cls.__name__
                _warn(f"{what}.__init__ got an unexpected keyword argument {name!r}. Support for arbitrary keyword arguments "
                      "is deprecated and will be removed in Python 3.15.")
            setattr(self, name, value)
        if len(args) < len(fields):
            self._fill(cls, [name for name in fields if name not in own])

    def _fill(self, cls, missing):
        """Gives the fields that were left out what they are then."""
        types = getattr(cls, "_field_types", None)
        if types is None:
            return
        for name in missing:
            if name not in types:
                _warn(f"Field {name!r} is missing from {cls.__name__}._field_types. This will become an error in Python 3.15.")
                continue
            kind = types[name]
            if name in _optional(cls):
                continue
            if getattr(kind, "__origin__", None) is list:
                setattr(self, name, [])
            elif kind is expr_context:
                setattr(self, name, _instances["Load"])
            else:
                _warn(f"{cls.__name__}.__init__ missing 1 required positional argument: {name!r}. This will become an error in "
                      "Python 3.15.")

    def __repr__(self):
        return _shown(self, 3)

    def __reduce__(self):
        own = self.__dict__
        n = 0
        for name in type(self)._fields:
            if name not in own:
                break
            n += 1
        return type(self), (None,) * n, own.copy()

    def __reduce_ex__(self, protocol, /):
        return self.__reduce__()

    def __replace__(self, /, *args, **changes):
        if args:
            raise TypeError("__replace__() takes no positional arguments")
        cls = type(self)
        known = (*cls._fields, *cls._attributes)
        for name in changes:
            if name not in known:
                raise TypeError(f"{cls.__name__}.__replace__ got an unexpected keyword argument {name!r}.")
        own = self.__dict__
        missing = [n for n in cls._fields if n not in own and n not in changes and n not in _optional(cls)]
        if missing:
            s = "" if len(missing) == 1 else "s"
            names = ", ".join(map(repr, missing))
            raise TypeError(f"{cls.__name__}.__replace__ missing {len(missing)} keyword argument{s}: {names}.")
        return cls(**{**own, **changes})


AST.__module__ = "ast"
AST.__doc__ = None


def _warn(message):
    import warnings

    warnings.warn(message, DeprecationWarning, stacklevel=4)


def _optional(cls):
    """The fields that may be None: those for which the class has a value."""
    return [name for name in cls._fields if hasattr(cls, name)]


def _shown(node, depth):
    name = type(node).__name__
    if depth <= 0:
        return f"{name}(...)"
    fields = []
    for field in type(node)._fields:
        value = getattr(node, field)
        if isinstance(value, (list, tuple)):
            ends = [_part(v, depth - 1) for v in (value if len(value) < 3 else (value[0], value[-1]))]
            inner = ", ".join(ends) if len(value) < 3 else ", ..., ".join(ends)
            fields.append(f"{field}=[{inner}]" if isinstance(value, list) else f"{field}=({inner})")
        else:
            fields.append(f"{field}={_part(value, depth - 1)}")
    return f"{name}({', '.join(fields)})"


def _part(value, depth):
    return _shown(value, depth) if isinstance(value, AST) else repr(value)


# The nodes without fields that trees have.
_instances = {}


def _members(text):
    """Names of the fields or attributes in a line of the grammar, with their types."""
    return [tuple(reversed(part.split(" "))) for part in text.split(", ") if part]


def _make():
    names = globals()
    base, attributes, kinds, sums = None, [], [], {}
    for line in _GRAMMAR.splitlines():
        if ":" in line:
            base, _, text = line.partition(":")
            attributes = _members(text.strip())
            if base != "-":
                sums[base] = []
                names[base] = _class(base, AST, (), attributes)
            continue
        name, _, text = line.partition("(")
        fields = _members(text.rstrip(")"))
        if base == "-":
            names[name] = _class(name, AST, fields, attributes)
        else:
            sums[base].append(line)
            names[name] = _class(name, names[base], fields, None)
        names[name].__doc__ = line
        kinds.append((name, fields))
        if not fields and not attributes:
            _instances[name] = names[name]()
    for base, lines in sums.items():
        between = "\n" + " " * (len(base) + 1) + "| " if any("(" in line for line in lines) else " | "
        names[base].__doc__ = f"{base} = " + between.join(lines)
    plain = {"identifier": str, "string": str, "int": int, "constant": object}
    for name, fields in kinds:
        types = {}
        for field, kind in fields:
            bare = kind.rstrip("?*")
            t = plain.get(bare) or names[bare]
            types[field] = list[t] if kind.endswith("*") else t | None if kind.endswith("?") else t
        names[name]._field_types = types


def _class(name, base, fields, attributes):
    plain = tuple(name for name, _ in fields)
    members = {"_fields": plain, "__match_args__": plain, "__module__": "ast"}
    members.update((field, None) for field, kind in fields if kind.endswith("?"))
    if attributes is not None:
        members["_attributes"] = tuple(name for name, _ in attributes)
        members.update((name, None) for name, kind in attributes if kind.endswith("?"))
    return type(name, (base,), members)


_make()
