# The native half of `typing`, and what subscripted classes and unions of classes are. Compiled when first needed.
#
# `caller()` gives the name of the module that is running.


class NoDefaultType:
    __module__ = "typing"

    def __new__(cls):
        return NoDefault

    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"

    def __init_subclass__(cls):
        raise TypeError("type 'NoDefaultType' is not an acceptable base type")


NoDefault = object.__new__(NoDefaultType)


# ---- what all of them share ----------------------------------------------------------------------------------------


def shown(x):
    """An argument as `repr` shows it within another one."""
    if x is ...:
        return "..."
    if isinstance(x, type) and type(x) is not GenericAlias:
        module = x.__module__
        return x.__qualname__ if module == "builtins" else f"{module}.{x.__qualname__}"
    if isinstance(x, list):
        return "[" + ", ".join(map(shown, x)) + "]"
    return repr(x)


def is_union_part(x):
    parts = (type, GenericAlias, Union, TypeVar, TypeAliasType, ParamSpec, TypeVarTuple)
    return x is None or isinstance(x, parts) or type(x).__module__ == "typing" or isinstance(x, str)


class Orable:
    __slots__ = ()

    def __or__(self, other):
        return make_union((self, other)) if is_union_part(other) else NotImplemented

    def __ror__(self, other):
        return make_union((other, self)) if is_union_part(other) else NotImplemented


def parameters_of(args):
    found = []

    def add(x):
        if x not in found:
            found.append(x)

    for x in args:
        if isinstance(x, type) and type(x) is not GenericAlias:
            continue
        if isinstance(x, (list, tuple)):
            for y in parameters_of(x):
                add(y)
        elif hasattr(type(x), "__typing_subst__"):
            add(x)
        else:
            inner = getattr(x, "__parameters__", ())
            if isinstance(inner, tuple):
                for y in inner:
                    add(y)
    return tuple(found)


def substitute(whole, args, parameters, item):
    """The arguments of a generic alias with others in place of its parameters."""
    if not parameters:
        raise TypeError(f"{whole!r} is not a generic class")
    item = item if isinstance(item, tuple) else (item,)
    item = unpacked(item)
    for p in parameters:
        prepare = getattr(type(p), "__typing_prepare_subst__", None)
        if prepare is not None:
            item = prepare(p, whole, item)
    if len(item) != len(parameters):
        many, least = ("many", "") if len(item) > len(parameters) else ("few", "at least ")
        raise TypeError(f"Too {many} arguments for {whole!r}; actual {len(item)}, expected {least}{len(parameters)}")
    values = dict(zip(parameters, item))
    return replaced(args, values)


def unpacked(item):
    out = []
    for x in item:
        inner = getattr(x, "__typing_unpacked_tuple_args__", None) if not isinstance(x, type) else None
        if inner is not None and not (inner and inner[-1] is ...):
            out.extend(inner)
        else:
            out.append(x)
    return tuple(out)


def replaced(args, values):
    out = []
    for x in args:
        if isinstance(x, type) and type(x) is not GenericAlias:
            out.append(x)
        elif isinstance(x, (list, tuple)):
            out.append(type(x)(replaced(x, values)))
        elif hasattr(type(x), "__typing_subst__"):
            out.append(type(x).__typing_subst__(x, values[x]))
        else:
            inner = getattr(x, "__parameters__", ())
            if not isinstance(inner, tuple) or not inner:
                out.append(x)
            elif isinstance(x, Unpacked):
                out.extend(values[inner[0]])
            else:
                sub = []
                for p in inner:
                    v = values[p]
                    sub.extend(v) if isinstance(p, TypeVarTuple) else sub.append(v)
                v = x[tuple(sub)]
                out.extend(v.__args__) if getattr(x, "__unpacked__", False) else out.append(v)
    return tuple(out)


# ---- subscripted classes -------------------------------------------------------------------------------------------

OWN = frozenset(
    (
        "__class__", "__origin__", "__args__", "__unpacked__", "__parameters__", "__typing_unpacked_tuple_args__",
        "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__",
    )
)  # fmt: skip


class GenericAlias(Orable):
    __module__ = "types"
    __slots__ = ("__origin__", "__args__", "__parameters__", "__unpacked__")

    def __new__(cls, origin, args):
        self = object.__new__(cls)
        fill(self, origin, args, False)
        return self

    def __repr__(self):
        args = self.__args__
        inner = ", ".join(map(shown, args)) if args else "()"
        return f"{'*' if self.__unpacked__ else ''}{shown(self.__origin__)}[{inner}]"

    def __getattribute__(self, name):
        return object.__getattribute__(self, name) if name in OWN else getattr(self.__origin__, name)

    def __setattr__(self, name, value):
        if name in OWN:
            raise AttributeError("readonly attribute")
        no_dict = "and no __dict__ for setting new attributes"
        raise AttributeError(f"'types.GenericAlias' object has no attribute '{name}' {no_dict}")

    @property
    def __typing_unpacked_tuple_args__(self):
        return self.__args__ if self.__unpacked__ and self.__origin__ is tuple else None

    def __call__(self, *args, **kwargs):
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return made

    def __getitem__(self, item):
        return GenericAlias(self.__origin__, substitute(self, self.__args__, self.__parameters__, item))

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, instance):
        raise TypeError("isinstance() argument 2 cannot be a parameterized generic")

    def __subclasscheck__(self, cls):
        raise TypeError("issubclass() argument 2 cannot be a parameterized generic")

    def __eq__(self, other):
        if type(other) is not GenericAlias:
            return NotImplemented
        same = self.__origin__ == other.__origin__ and self.__args__ == other.__args__
        return same and self.__unpacked__ == other.__unpacked__

    def __hash__(self):
        return hash(self.__origin__) ^ hash(self.__args__)

    def __iter__(self):
        starred = object.__new__(GenericAlias)
        fill(starred, self.__origin__, self.__args__, True)
        yield starred

    def __dir__(self):
        return sorted(set(dir(self.__origin__)) | OWN)

    def __reduce__(self):
        return GenericAlias, (self.__origin__, self.__args__)


def fill(alias, origin, args, is_unpacked):
    args = args if isinstance(args, tuple) else (args,)
    put = object.__setattr__
    put(alias, "__origin__", origin)
    put(alias, "__args__", args)
    put(alias, "__parameters__", parameters_of(args))
    put(alias, "__unpacked__", is_unpacked)


# ---- unions --------------------------------------------------------------------------------------------------------


def make_union(parts):
    flat = []
    for x in parts:
        if x is None:
            x = type(None)
        elif isinstance(x, str):
            x = forward_reference(x)
        inner = x.__args__ if type(x) is Union else (x,)
        for y in inner:
            if not any(type(y) is type(z) and y == z for z in flat):
                flat.append(y)
    if len(flat) == 1:
        return flat[0]
    self = object.__new__(Union)
    object.__setattr__(self, "__args__", tuple(flat))
    return self


def forward_reference(text):
    from annotationlib import ForwardRef

    return ForwardRef(text)


class Union(Orable):
    __module__ = "typing"
    __slots__ = ("__args__",)

    def __new__(cls, *args):
        raise TypeError("cannot create 'typing.Union' instances")

    def __class_getitem__(cls, items):
        items = items if isinstance(items, tuple) else (items,)
        if not items:
            raise TypeError("Cannot take a Union of no types.")
        return make_union(items)

    __name__ = property(lambda self: "Union")
    __qualname__ = "Union"
    __origin__ = property(lambda self: Union)
    __parameters__ = property(lambda self: parameters_of(self.__args__))

    def __setattr__(self, name, value):
        if name == "__args__":
            raise AttributeError("readonly attribute")
        no_dict = "and no __dict__ for setting new attributes"
        raise AttributeError(f"'typing.Union' object has no attribute '{name}' {no_dict}")

    def __repr__(self):
        return " | ".join("None" if x is type(None) else shown(x) for x in self.__args__)

    def __eq__(self, other):
        if type(other) is not Union:
            return NotImplemented
        mine, theirs = self.__args__, other.__args__
        return len(mine) == len(theirs) and all(x in theirs for x in mine)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __getitem__(self, item):
        return make_union(substitute(self, self.__args__, self.__parameters__, item))

    def __instancecheck__(self, instance):
        for x in self.__args__:
            if isinstance(x, GenericAlias):
                raise TypeError("isinstance() argument 2 cannot be a parameterized generic")
            if isinstance(instance, x):
                return True
        return False

    def __subclasscheck__(self, cls):
        if not isinstance(cls, type):
            raise TypeError("issubclass() arg 1 must be a class")
        for x in self.__args__:
            if isinstance(x, GenericAlias):
                raise TypeError("issubclass() argument 2 cannot be a parameterized generic")
            if issubclass(cls, x):
                return True
        return False

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __init_subclass__(cls):
        raise TypeError("type 'typing.Union' is not an acceptable base type")


# ---- type variables ------------------------------------------------------------------------------------------------


class Lazy:
    """A value that a function gives when it is wanted."""

    __slots__ = ("function", "value")

    def __init__(self, function):
        self.function = function

    def get(self):
        if self.function is not None:
            self.value = self.function(1)
            self.function = None
        return self.value


def constant_evaluator(value):
    def evaluate(format, /):
        if format > 2:
            if format == 4:
                return shown(value)
        return value

    return evaluate


class Parameter:
    def _start(self, name, default, is_syntax):
        self.__name__ = name
        self._default = default
        self._evaluate_default = None if default is NoDefault else constant_evaluator(default)
        if not is_syntax:
            self.__module__ = caller()

    @property
    def __default__(self):
        d = self._default
        return d.get() if type(d) is Lazy else d

    @property
    def evaluate_default(self):
        return self._evaluate_default

    def has_default(self):
        return self._evaluate_default is not None

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __reduce__(self):
        return self.__name__


def check_name(cls, name):
    if not isinstance(name, str):
        raise TypeError(f"{cls}() argument 'name' must be str, not {type(name).__name__}")


class Variant(Parameter, Orable):
    """A parameter that stands for something of one kind, with a variance."""

    def _start_variant(self, name, bound, default, covariant, contravariant, infer_variance, is_syntax):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        self._start(name, default, is_syntax)
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self._bound = bound
        self._evaluate_bound = None if bound is None else constant_evaluator(bound)

    @property
    def __bound__(self):
        b = self._bound
        return b.get() if type(b) is Lazy else b

    @property
    def evaluate_bound(self):
        return self._evaluate_bound

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__


class TypeVar(Variant):
    __module__ = "typing"

    def __init__(
        self, name, *constraints, bound=None, default=NoDefault, covariant=False, contravariant=False,
        infer_variance=False, is_syntax=False
    ):
        check_name("typevar", name)
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        self._start_variant(name, bound, default, covariant, contravariant, infer_variance, is_syntax)
        self._constraints = constraints
        self._evaluate_constraints = constant_evaluator(constraints) if constraints else None

    @property
    def __constraints__(self):
        c = self._constraints
        return c.get() if type(c) is Lazy else c

    @property
    def evaluate_constraints(self):
        return self._evaluate_constraints

    def __typing_subst__(self, arg):
        if isinstance(arg, GenericAlias) and arg.__unpacked__ or isinstance(arg, Unpacked):
            raise TypeError(f"{arg} is not valid as type argument")
        return type(None) if arg is None else arg

    def __typing_prepare_subst__(self, alias, args):
        parameters = alias.__parameters__
        i = parameters.index(self)
        if i >= len(args) and self.has_default():
            args = (*args, self.__default__) if i == len(args) else args
        return args

    def __init_subclass__(cls):
        raise TypeError("type 'typing.TypeVar' is not an acceptable base type")


class ParamSpec(Variant):
    __module__ = "typing"

    def __init__(
        self, name, *, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False,
        is_syntax=False
    ):
        check_name("paramspec", name)
        self._start_variant(name, bound, default, covariant, contravariant, infer_variance, is_syntax)

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple(arg)
        if arg is ... or isinstance(arg, ParamSpec) or hasattr(arg, "__parameters__"):
            return arg
        raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")

    def __typing_prepare_subst__(self, alias, args):
        parameters = alias.__parameters__
        i = parameters.index(self)
        if i == len(args) and self.has_default():
            args = (*args, self.__default__)
        if len(parameters) == 1 and not (args and (isinstance(args[0], (list, tuple, ParamSpec)) or args[0] is ...)):
            args = (args,)
        elif i < len(args) and isinstance(args[i], list):
            args = (*args[:i], tuple(args[i]), *args[i + 1 :])
        return args

    def __init_subclass__(cls):
        raise TypeError("type 'typing.ParamSpec' is not an acceptable base type")


class OfParamSpec:
    __slots__ = ("__origin__", "__weakref__")

    def __init__(self, origin):
        self.__origin__ = origin

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if type(other) is type(self) else NotImplemented

    __hash__ = None

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __repr__(self):
        name = getattr(self.__origin__, "__name__", None)
        return f"{name if isinstance(name, str) else repr(self.__origin__)}.{self._what}"


class ParamSpecArgs(OfParamSpec):
    __module__ = "typing"
    __slots__ = ()
    _what = "args"


class ParamSpecKwargs(OfParamSpec):
    __module__ = "typing"
    __slots__ = ()
    _what = "kwargs"


class Unpacked:
    """`*Ts` for a TypeVarTuple, while `typing.Unpack` is not there."""

    __module__ = "typing"
    __slots__ = ("__args__",)

    def __init__(self, of):
        self.__args__ = (of,)

    @property
    def __parameters__(self):
        return self.__args__

    def __repr__(self):
        return f"typing.Unpack[{self.__args__[0]!r}]"

    def __eq__(self, other):
        return self.__args__ == other.__args__ if type(other) is Unpacked else NotImplemented

    def __hash__(self):
        return hash((Unpacked, self.__args__))


class TypeVarTuple(Parameter):
    __module__ = "typing"

    def __init__(self, name, *, default=NoDefault, is_syntax=False):
        check_name("typevartuple", name)
        self._start(name, default, is_syntax)

    def __repr__(self):
        return self.__name__

    def __iter__(self):
        try:
            from typing import Unpack
        except ImportError:
            yield Unpacked(self)
        else:
            yield Unpack[self]

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __typing_prepare_subst__(self, alias, args):
        parameters = alias.__parameters__
        i = parameters.index(self)
        after = len(parameters) - i - 1
        if len(args) < i + after:
            raise TypeError(
                f"Too few arguments for {alias!r}; actual {len(args)}, expected at least {len(parameters) - 1}"
            )
        end = len(args) - after
        middle = args[i:end]
        if not middle and self.has_default():
            middle = tuple(self.__default__)
        return (*args[:i], middle, *args[end:])

    def __init_subclass__(cls):
        raise TypeError("type 'typing.TypeVarTuple' is not an acceptable base type")


# ---- aliases and generic classes -----------------------------------------------------------------------------------


class TypeAliasType(Orable):
    __module__ = "typing"
    __slots__ = ("__name__", "_value", "_evaluate", "__type_params__", "_module")

    def __init__(self, name, value, *, type_params=()):
        if not isinstance(name, str):
            raise TypeError(f"typealias() argument 'name' must be str, not {type(name).__name__}")
        if not isinstance(type_params, tuple):
            raise TypeError("type_params must be a tuple")
        self._begin(name, value, constant_evaluator(value), type_params)

    def _begin(self, name, value, evaluate, type_params):
        put = object.__setattr__
        put(self, "__name__", name)
        put(self, "_value", value)
        put(self, "_evaluate", evaluate)
        put(self, "__type_params__", type_params)
        put(self, "_module", caller())

    def __setattr__(self, name, value):
        if name in ("__name__", "__value__", "__type_params__", "__parameters__", "__module__", "evaluate_value"):
            if name in ("__name__",):
                raise AttributeError("readonly attribute")
            raise AttributeError(f"attribute '{name}' of 'typing.TypeAliasType' objects is not writable")
        no_dict = "and no __dict__ for setting new attributes"
        raise AttributeError(f"'typing.TypeAliasType' object has no attribute '{name}' {no_dict}")

    def __getattribute__(self, name):
        return object.__getattribute__(self, "_module" if name == "__module__" else name)

    @property
    def __value__(self):
        v = self._value
        return v.get() if type(v) is Lazy else v

    @property
    def evaluate_value(self):
        return self._evaluate

    @property
    def __parameters__(self):
        out = []
        for p in self.__type_params__:
            out.extend(p) if isinstance(p, TypeVarTuple) else out.append(p)
        return tuple(out)

    def __repr__(self):
        return self.__name__

    def __getitem__(self, item):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return GenericAlias(self, item)

    def __iter__(self):
        try:
            from typing import Unpack
        except ImportError:
            yield Unpacked(self)
        else:
            yield Unpack[self]

    def __reduce__(self):
        return self.__name__

    def __init_subclass__(cls):
        raise TypeError("type 'typing.TypeAliasType' is not an acceptable base type")


class Generic:
    __module__ = "typing"
    __slots__ = ()

    def __class_getitem__(cls, params):
        try:
            from typing import _generic_class_getitem
        except ImportError:
            return GenericAlias(cls, params)
        return _generic_class_getitem(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        try:
            from typing import _generic_init_subclass
        except ImportError:
            found = []
            for base in cls.__dict__.get("__orig_bases__", ()):
                for p in getattr(base, "__parameters__", ()):
                    if p not in found:
                        found.append(p)
            cls.__parameters__ = tuple(found)
        else:
            _generic_init_subclass(cls, *args, **kwargs)


def make(kind, a, b, c):
    """What the instruction MakeTypeParam makes."""
    if kind == 4:
        alias = TypeAliasType.__new__(TypeAliasType)
        alias._begin(a, Lazy(c), c, b or ())
        return alias
    if kind == 5:
        base = []
        for p in a:
            base.extend(p) if isinstance(p, TypeVarTuple) else base.append(p)
        return Generic[tuple(base)]
    if kind == 2:
        p = TypeVarTuple(a, is_syntax=True)
    elif kind == 3:
        p = ParamSpec(a, infer_variance=True, is_syntax=True)
    else:
        p = TypeVar(a, infer_variance=True, is_syntax=True)
        if kind == 1:
            p._constraints, p._evaluate_constraints = Lazy(b), b
        elif b is not None:
            p._bound, p._evaluate_bound = Lazy(b), b
    if c is not None:
        p._default, p._evaluate_default = Lazy(c), c
    return p


def _idfunc(x):
    return x
