# Signatures, bindings and what inspect says of things.
import inspect


def f(a, b: int = 2, /, c=3, *args: str, d, e=5, **kw) -> float:
    """Doc of f.

    More.
    """


s = inspect.signature(f)
print(s, [(p.name, p.kind.name, p.default is p.empty) for p in s.parameters.values()], s.return_annotation)
b = s.bind(1, d=4, x=9)
print(b, b.args, b.kwargs)
b.apply_defaults()
print(b.arguments)
for bad in (lambda: s.bind(), lambda: s.bind(1), lambda: s.bind(1, 2, 3, a=1, d=1), lambda: s.bind(1, d=1, d2=2).kwargs, lambda: inspect.signature(5), lambda: inspect.signature(lambda x: x).bind(1, 2), lambda: inspect.signature(lambda x: x).bind(y=1)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(s.replace(parameters=list(s.parameters.values())[:2], return_annotation=s.empty), inspect.signature(lambda: 0), s.bind_partial(1))


class C:
    """Doc of C."""

    def __init__(self, x, *, y=1):
        pass

    def method(self, q): ...

    @classmethod
    def make(cls, z): ...

    @staticmethod
    def stat(w): ...

    def __call__(self, v): ...


print(inspect.signature(C), inspect.signature(C(1).method), inspect.signature(C.method), inspect.signature(C.make), inspect.signature(C.stat), inspect.signature(C(1)))
print(inspect.isfunction(f), inspect.ismethod(C(1).method), inspect.isclass(C), inspect.isbuiltin(len), inspect.isgeneratorfunction(lambda: (yield)), inspect.iscoroutinefunction(f), inspect.isroutine(str.join), inspect.ismodule(inspect), inspect.isabstract(C), inspect.isgenerator(x for x in ()))
print(inspect.getdoc(f), inspect.getdoc(C), inspect.getdoc(C.method), inspect.cleandoc("  a\n    b\n  "))
print(inspect.getmro(type("D", (C,), {})), inspect.getmodule(C).__name__, inspect.unwrap(f) is f)
print([n for n, _ in inspect.getmembers(C, inspect.isfunction)], inspect.classify_class_attrs(C)[-1].kind)
print(inspect.getfullargspec(f), inspect.getcallargs(lambda a, b=2, *c: 0, 1, 5, 6))


def gen():
    x = 1
    yield x


g = gen()
print(inspect.getgeneratorstate(g), next(g), inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g))
g.close()
print(inspect.getgeneratorstate(g))


def closure():
    n = 5

    def inner():
        return n + len([]) + unknown

    return inner


v = inspect.getclosurevars(closure())
print(v.nonlocals)
print(inspect.getsource(gen))
print(inspect.getsourcelines(closure)[1], inspect.currentframe().f_code.co_name, inspect.getattr_static(C, "make").__class__.__name__)
print(inspect.Parameter("x", inspect.Parameter.KEYWORD_ONLY, default=3, annotation=int), inspect.Signature([inspect.Parameter("a", inspect.Parameter.POSITIONAL_ONLY)]))
for bad in (lambda: inspect.Parameter("1x", inspect.Parameter.KEYWORD_ONLY), lambda: inspect.Parameter("x", inspect.Parameter.VAR_POSITIONAL, default=1), lambda: inspect.Signature([inspect.Parameter("k", inspect.Parameter.KEYWORD_ONLY), inspect.Parameter("a", inspect.Parameter.POSITIONAL_ONLY)])):
    try:
        print(bad())
    except ValueError as e:
        print(e)
