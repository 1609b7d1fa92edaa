# inspect.signature of functions, methods, classes, partials, builtins; binding and printing.
import functools
import inspect


def f(a, b: int = 2, /, c="x", *args, d, e: str = None, **kw) -> float: ...


class C:
    def __init__(self, x, y=1): ...
    def m(self, a, *, k=0): ...
    @classmethod
    def cm(cls, q): ...
    @staticmethod
    def sm(z): ...
    def __call__(self, w): ...


class M(type):
    def __call__(cls, only): ...


class N(metaclass=M): ...


class New:
    def __new__(cls, a, b): ...


class Own:
    __signature__ = inspect.Signature([inspect.Parameter("p", inspect.Parameter.POSITIONAL_ONLY)])


for name, obj in {"f": f, "C": C, "C.m": C.m, "bound": C(1).m, "cm": C.cm, "sm": C.sm, "call": C(1), "N": N, "New": New, "lambda": lambda x, *y: 0, "partial": functools.partial(f, 1, d=5), "partial2": functools.partial(C(1).m, 3), "wrapped": functools.wraps(f)(lambda *a: 0), "own": Own, "len": len, "print": print, "sorted": sorted}.items():
    try:
        print(name, inspect.signature(obj))
    except (ValueError, TypeError) as error:
        print(name, type(error).__name__, error)
for bad in (5, "x", None):
    try:
        inspect.signature(bad)
    except TypeError as error:
        print(error)
s = inspect.signature(f)
for name, p in s.parameters.items():
    print(name, p.kind.name, p.default is p.empty or p.default, p.annotation is p.empty or p.annotation, str(p), p.kind.description)
print(s.return_annotation, s.replace(return_annotation=inspect.Signature.empty), s == inspect.signature(f), hash(s) == hash(inspect.signature(f)) if False else "")
for args, kw in (((1,), {"d": 4}), ((1, 2, 3, 4, 5), {"d": 6, "z": 7}), ((), {}), ((1,), {}), ((1,), {"d": 1, "a": 2}), ((1,), {"d": 1, "c": 5}), ((1, 2, 3), {"c": 5, "d": 1})):
    try:
        b = s.bind(*args, **kw)
        print(b.args, b.kwargs, dict(b.arguments))
        b.apply_defaults()
        print("  ", dict(b.arguments))
    except TypeError as error:
        print(args, kw, error)
print(s.bind_partial().arguments, s.bind_partial(1).args)
P = inspect.Parameter
for make in (lambda: P("1x", P.KEYWORD_ONLY), lambda: P("a", 7), lambda: P("a", P.VAR_POSITIONAL, default=1), lambda: P("class", P.KEYWORD_ONLY), lambda: inspect.Signature([P("a", P.KEYWORD_ONLY), P("b", P.POSITIONAL_ONLY)]), lambda: inspect.Signature([P("a", P.KEYWORD_ONLY), P("a", P.KEYWORD_ONLY)]), lambda: inspect.Signature([P("a", P.POSITIONAL_ONLY, default=1), P("b", P.POSITIONAL_ONLY)]), lambda: P(5, P.KEYWORD_ONLY)):
    try:
        print(make())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(P("a", P.KEYWORD_ONLY, default=1, annotation=int), P("a", P.KEYWORD_ONLY).replace(name="b"), repr(P("a", P.VAR_KEYWORD)), inspect.getfullargspec(f).kwonlydefaults, inspect.getfullargspec(C.m).args)


def later(a: "int", b: Undefined): ...


from annotationlib import Format
print(inspect.signature(later, annotation_format=Format.FORWARDREF), inspect.signature(later, annotation_format=Format.STRING))
