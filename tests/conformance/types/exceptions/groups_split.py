# split and subgroup: by class, tuple, predicate; nesting is kept; what derive returns.

g = ExceptionGroup("top", [ValueError("a"), ExceptionGroup("mid", [TypeError("b"), ValueError("c"), ExceptionGroup("low", [KeyError("d")])]), OSError("e")])
for by in (ValueError, KeyError, (TypeError, OSError), LookupError, ExceptionGroup, Exception, ZeroDivisionError, (), lambda e: "c" in str(e), lambda e: isinstance(e, ExceptionGroup) and e.message == "mid", lambda e: False, lambda e: 1):
    print(g.subgroup(by))
    print(*map(repr, g.split(by)), sep="\n  ")
print(g.subgroup(ExceptionGroup) is g, g.subgroup(Exception) is g, g.split(Exception)[1])
for by in (5, None, [ValueError], (ValueError, 5), int, "x", (int,)):
    try:
        g.split(by)
        print("fine")
    except TypeError as error:
        print(error)
try:
    g.subgroup(lambda e: 1 / 0)
except ZeroDivisionError as error:
    print(error)


def broken():
    raise LookupError("cause")


try:
    try:
        broken()
    except LookupError as cause:
        raise g from cause
except ExceptionGroup as caught:
    part = caught.subgroup(ValueError)
    print(repr(part.__cause__), repr(part.__context__), part.__suppress_context__, part.__traceback__ is caught.__traceback__, part.message)


class Derived(ExceptionGroup):
    def derive(self, excs):
        print("derive", excs)
        return Derived(self.message + "'", excs)


d = Derived("d", [ValueError(1), TypeError(2), Derived("inner", [ValueError(3)])])
print(d.split(ValueError))
print(d.subgroup(TypeError))


class Wrong(ExceptionGroup):
    def derive(self, excs):
        return 5


try:
    Wrong("w", [ValueError(1), TypeError()]).split(ValueError)
except TypeError as error:
    print(error)


class Single(ExceptionGroup):
    def derive(self, excs):
        return ValueError("not a group")


try:
    print(Single("w", [ValueError(1), TypeError()]).split(ValueError))
except TypeError as error:
    print(error)
try:
    g.derive()
except TypeError as error:
    print(error)
print(g.derive([SystemExit()]) if False else type(BaseExceptionGroup("b", [SystemExit()]).derive([ValueError()])).__name__)


def leaves(e):
    return sum(map(leaves, e.exceptions), []) if isinstance(e, BaseExceptionGroup) else [str(e)]


print(leaves(g), leaves(g.split(ValueError)[1]))
