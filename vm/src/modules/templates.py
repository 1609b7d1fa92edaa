# What template strings are. Compiled when first needed.

MISSING = object()


def refuse(self, name):
    if name in type(self).__slots__:
        raise AttributeError("readonly attribute")
    object.__setattr__(self, name, None)


class Interpolation:
    __module__ = "string.templatelib"
    __slots__ = ("value", "expression", "conversion", "format_spec")
    __match_args__ = ("value", "expression", "conversion", "format_spec")

    def __new__(cls, value=MISSING, expression="", conversion=None, format_spec=""):
        if value is MISSING:
            raise TypeError("Interpolation() missing required argument 'value' (pos 1)")
        for name, x in ("expression", expression), ("conversion", conversion), ("format_spec", format_spec):
            if not isinstance(x, str) and not (x is None and name == "conversion"):
                raise TypeError(f"Interpolation() argument '{name}' must be str, not {type(x).__name__}")
        if conversion not in (None, "s", "a", "r"):
            raise ValueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
        return interpolation(value, expression, conversion, format_spec)

    def __setattr__(self, name, value):
        refuse(self, name)

    def __delattr__(self, name):
        refuse(self, name)

    def __repr__(self):
        return f"Interpolation({self.value!r}, {self.expression!r}, {self.conversion!r}, {self.format_spec!r})"

    def __reduce__(self):
        return Interpolation, (self.value, self.expression, self.conversion, self.format_spec)

    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)

    def __init_subclass__(cls):
        raise TypeError("type 'string.templatelib.Interpolation' is not an acceptable base type")


class TemplateIter:
    __module__ = "string.templatelib"
    __slots__ = ("_parts",)

    def __new__(cls, template=None):
        if type(template) is not Template:
            raise TypeError("cannot create 'string.templatelib.TemplateIter' instances")
        self = object.__new__(cls)
        self._parts = parts(template)
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._parts)


def parts(template):
    for i, text in enumerate(template.strings):
        if text:
            yield text
        if i < len(template.interpolations):
            yield template.interpolations[i]


class Template:
    __module__ = "string.templatelib"
    __slots__ = ("strings", "interpolations")

    def __new__(cls, *args, **kwargs):
        if kwargs:
            raise TypeError("Template.__new__ only accepts *args arguments")
        strings, interpolations = [""], []
        for x in args:
            if isinstance(x, str):
                strings[-1] += x
            elif type(x) is Interpolation:
                interpolations.append(x)
                strings.append("")
            else:
                got = type(x).__name__
                raise TypeError(f"Template.__new__ *args need to be of type 'str' or 'Interpolation', got {got}")
        return template(tuple(strings), tuple(interpolations))

    @property
    def values(self):
        return tuple(i.value for i in self.interpolations)

    def __setattr__(self, name, value):
        refuse(self, name)

    def __delattr__(self, name):
        refuse(self, name)

    def __iter__(self):
        return TemplateIter(self)

    def __add__(self, other):
        if type(other) is not Template:
            # The class of what is no template goes by its name alone.
            got = type(other).__name__
            raise TypeError(f'can only concatenate string.templatelib.Template (not "{got}") to string.templatelib.Template')
        middle = self.strings[-1] + other.strings[0]
        strings = (*self.strings[:-1], middle, *other.strings[1:])
        return template(strings, self.interpolations + other.interpolations)

    def __repr__(self):
        return f"Template(strings={self.strings!r}, interpolations={self.interpolations!r})"

    def __reduce__(self):
        return Template, tuple(self)

    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)

    def __init_subclass__(cls):
        raise TypeError("type 'string.templatelib.Template' is not an acceptable base type")


def interpolation(value, expression, conversion, format_spec):
    self = object.__new__(Interpolation)
    put = object.__setattr__
    put(self, "value", value)
    put(self, "expression", expression)
    put(self, "conversion", conversion)
    put(self, "format_spec", format_spec)
    return self


def template(strings, interpolations):
    self = object.__new__(Template)
    object.__setattr__(self, "strings", strings)
    object.__setattr__(self, "interpolations", interpolations)
    return self
