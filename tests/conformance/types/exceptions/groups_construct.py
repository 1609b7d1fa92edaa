# Making exception groups: what may be in them, which class comes out, messages and reprs.

def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in ("ExceptionGroup('m', [ValueError(1)])", "BaseExceptionGroup('m', [ValueError(1)])", "BaseExceptionGroup('m', [KeyboardInterrupt()])", "ExceptionGroup('m', [KeyboardInterrupt()])",
             "ExceptionGroup('m', [])", "ExceptionGroup('m', ())", "ExceptionGroup('m', [5])", "ExceptionGroup('m', [ValueError])", "ExceptionGroup('m', ValueError(1))", "ExceptionGroup('m', {ValueError(1)})", "ExceptionGroup('m', iter([ValueError(1)]))", "ExceptionGroup('m', {0: ValueError(1)})",
             "ExceptionGroup(5, [ValueError(1)])", "ExceptionGroup('m')", "ExceptionGroup()", "ExceptionGroup('m', [ValueError(1)], 3)", "ExceptionGroup(message='m', exceptions=[])", "ExceptionGroup('m', [ExceptionGroup('n', [OSError()])])", "ExceptionGroup('m', [BaseExceptionGroup('n', [GeneratorExit()])])",
             "str(ExceptionGroup('m', [ValueError(1)]))", "str(ExceptionGroup('', [ValueError(1), ValueError(2)]))", "ExceptionGroup('m', (ValueError(1),)).exceptions", "ExceptionGroup('m', [ValueError(1)]).args", "ExceptionGroup('m', [ValueError(1)]).message", "type(BaseExceptionGroup('m', [TypeError()])).__mro__"):
    attempt(text)
l = [ValueError(1)]
g = ExceptionGroup("m", l)
l.append(TypeError())
print(g.exceptions, g.args, g.exceptions[0] is l[0])
for name, value in (("message", "x"), ("exceptions", ())):
    try:
        setattr(g, name, value)
    except AttributeError as error:
        print(error)
g.args = ("other",)
print(g, repr(g), g.message)


class Own(ExceptionGroup):
    pass


class Both(BaseExceptionGroup, Exception if False else object):
    pass


print(type(Own("o", [ValueError()])).__name__, type(Both("b", [ValueError()])).__name__, type(Both("b", [SystemExit()])).__name__)
attempt("Own('o', [SystemExit()])")


class Mixed(BaseExceptionGroup, ValueError):
    pass


attempt("Mixed('m', [ValueError()])")
attempt("Mixed('m', [SystemExit()])")


class New(ExceptionGroup):
    def __new__(cls, errors, code):
        self = super().__new__(cls, f"made with {code}", errors)
        self.code = code
        return self

    def derive(self, errors):
        return New(errors, self.code)


n = New([ValueError(1), TypeError(2)], 42)
print(repr(n), str(n), n.code, n.subgroup(TypeError).code, type(n.split(ValueError)[1]).__name__)
print(issubclass(ExceptionGroup, Exception), issubclass(BaseExceptionGroup, Exception), ExceptionGroup.__bases__, ExceptionGroup[int])
