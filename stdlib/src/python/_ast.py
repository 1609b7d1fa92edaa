"""The classes of syntax trees."""

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8400

# For each sum: its name, the attributes of its nodes, and the nodes with their fields. Fields that end in "*" are lists, those
# that end in "?" may be missing.
_POSITION = "lineno col_offset end_lineno? end_col_offset?"
_GRAMMAR = {
    ("expr_context", ""): "Load() Store() Del()",
    ("mod", ""): """
        Module(body* type_ignores*) Interactive(body*) Expression(body) FunctionType(argtypes* returns)""",
    ("stmt", _POSITION): """
        FunctionDef(name args body* decorator_list* returns? type_comment? type_params*)
        AsyncFunctionDef(name args body* decorator_list* returns? type_comment? type_params*)
        ClassDef(name bases* keywords* body* decorator_list* type_params*) Return(value?) Delete(targets*)
        Assign(targets* value type_comment?) TypeAlias(name type_params* value) AugAssign(target op value)
        AnnAssign(target annotation value? simple) For(target iter body* orelse* type_comment?)
        AsyncFor(target iter body* orelse* type_comment?) While(test body* orelse*) If(test body* orelse*)
        With(items* body* type_comment?) AsyncWith(items* body* type_comment?) Match(subject cases*) Raise(exc? cause?)
        Try(body* handlers* orelse* finalbody*) TryStar(body* handlers* orelse* finalbody*) Assert(test msg?)
        Import(names*) ImportFrom(module? names* level?) Global(names*) Nonlocal(names*) Expr(value) Pass() Break()
        Continue()""",
    ("expr", _POSITION): """
        BoolOp(op values*) NamedExpr(target value) BinOp(left op right) UnaryOp(op operand) Lambda(args body)
        IfExp(test body orelse) Dict(keys* values*) Set(elts*) ListComp(elt generators*) SetComp(elt generators*)
        DictComp(key value generators*) GeneratorExp(elt generators*) Await(value) Yield(value?) YieldFrom(value)
        Compare(left ops* comparators*) Call(func args* keywords*) FormattedValue(value conversion format_spec?)
        Interpolation(value str conversion format_spec?) JoinedStr(values*) TemplateStr(values*) Constant(value kind?)
        Attribute(value attr ctx) Subscript(value slice ctx) Starred(value ctx) Name(id ctx) List(elts* ctx)
        Tuple(elts* ctx) Slice(lower? upper? step?)""",
    ("boolop", ""): "And() Or()",
    ("operator", ""): """
        Add() Sub() Mult() MatMult() Div() Mod() Pow() LShift() RShift() BitOr() BitXor() BitAnd() FloorDiv()""",
    ("unaryop", ""): "Invert() Not() UAdd() USub()",
    ("cmpop", ""): "Eq() NotEq() Lt() LtE() Gt() GtE() Is() IsNot() In() NotIn()",
    ("excepthandler", _POSITION): "ExceptHandler(type? name? body*)",
    ("pattern", "lineno col_offset end_lineno end_col_offset"): """
        MatchValue(value) MatchSingleton(value) MatchSequence(patterns*) MatchMapping(keys* patterns* rest?)
        MatchClass(cls patterns* kwd_attrs* kwd_patterns*) MatchStar(name?) MatchAs(pattern? name?) MatchOr(patterns*)""",
    ("type_ignore", ""): "TypeIgnore(lineno tag)",
    ("type_param", "lineno col_offset end_lineno end_col_offset"): """
        TypeVar(name bound? default_value?) ParamSpec(name default_value?) TypeVarTuple(name default_value?)""",
    # Nodes that are no alternatives of a sum.
    (None, ""): """
        comprehension(target iter ifs* is_async)
        arguments(posonlyargs* args* vararg? kwonlyargs* kw_defaults* kwarg? defaults*) withitem(context_expr optional_vars?)
        match_case(pattern guard? body*)""",
    (None, _POSITION): "arg(arg annotation? type_comment?) keyword(arg? value) alias(name asname?)",
}


class AST:
    _fields = ()
    _attributes = ()
    _lists = ()
    __match_args__ = ()

    def __init__(self, /, *args, **kwargs):
        cls = type(self)
        if len(args) > len(cls._fields):
            s = "" if len(cls._fields) == 1 else "s"
            msg = f"{cls.__name__} constructor takes at most {len(cls._fields)} positional argument{s}"
            raise TypeError(msg)
        given = dict(zip(cls._fields, args))
        for name, value in kwargs.items():
            if name in given:
                raise TypeError(f"{cls.__name__} got multiple values for argument {name!r}")
            given[name] = value
        for name in cls._fields:
            if name not in given:
                if name in cls._lists:
                    given[name] = []
                elif name == "ctx":
                    given[name] = Load()
        self.__dict__.update(given)

    def __reduce__(self):
        return type(self), (), self.__dict__.copy()

    def __replace__(self, /, **changes):
        new = type(self)(**{**self.__dict__, **changes})
        return new


AST.__module__ = "ast"


def _type_of(field):
    """The type of a field, as far as `ast.dump` wants to know it."""
    if field == "ctx":
        return expr_context
    return list[object] if field.endswith("*") else object


def _make():
    for (base, attributes), nodes in _GRAMMAR.items():
        parent = AST
        names = attributes.replace("?", "").split()
        optional = [a[:-1] for a in attributes.split() if a.endswith("?")]
        common = {"_attributes": tuple(names), "__module__": "ast", **dict.fromkeys(optional)}
        if base:
            parent = globals()[base] = type(base, (AST,), common)
            common = {"__module__": "ast"}
        for node in nodes.split(")"):
            if not node.strip():
                continue
            name, _, fields = node.strip().partition("(")
            fields = fields.split()
            plain = tuple(f.rstrip("*?") for f in fields)
            members = {
                **common,
                "_fields": plain,
                "__match_args__": plain,
                "_field_types": {f.rstrip("*?"): _type_of(f) for f in fields},
                "_lists": tuple(f[:-1] for f in fields if f.endswith("*")),
                **dict.fromkeys(f[:-1] for f in fields if f.endswith("?")),
            }
            globals()[name] = type(name, (parent,), members)


_make()
