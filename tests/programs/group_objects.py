# Exception groups as objects: construction and its errors, splitting, derive, subclasses, notes.
def attempt(f, *args):
    try:
        r = f(*args)
    except Exception as e:
        print("  ", repr(e))
    else:
        print("  ", repr(r), "|", r)


print("construction")
bad = [(), ("a",), ("a", []), (1, [ValueError()]), ("a", 3), ("a", {1: 2}), ("a", [3]), ("a", ["x", 1]), ("a", [ValueError()], 2)]
for args in bad:
    attempt(BaseExceptionGroup, *args)
    attempt(ExceptionGroup, *args)
for cls in (BaseExceptionGroup, ExceptionGroup):
    attempt(cls, "base", [KeyboardInterrupt(), ValueError(1)])
    attempt(cls, "tuple", (ValueError(), TypeError(2)))
    attempt(cls, "class", [ValueError])
g = ExceptionGroup("a", [ValueError(1), ExceptionGroup("b", [TypeError(2), OSError(3)])])
print(g.message, g.exceptions, g.args, str(g), len(g.exceptions))
for name in ("message", "exceptions"):
    try:
        setattr(g, name, 1)
    except AttributeError as e:
        print(e)
print(BaseExceptionGroup.__mro__)
print(ExceptionGroup.__mro__, ExceptionGroup.__bases__)
print(isinstance(g, Exception), issubclass(ExceptionGroup, Exception), issubclass(BaseExceptionGroup, Exception))
g.args = ("changed",)
print(repr(g), g, g.exceptions[0])

print("splitting")
g = ExceptionGroup("a", [ValueError(1), ExceptionGroup("b", [TypeError(2), OSError(3)])])
conditions = [
    ValueError,
    (ValueError, TypeError),
    OSError,
    KeyError,
    ExceptionGroup,
    Exception,
    lambda e: isinstance(e, OSError),
    lambda e: isinstance(e, ExceptionGroup) and e.message == "b",
    lambda e: False,
    (),
    1,
    int,
    (int,),
    [ValueError],
    (ValueError, 2),
]
for c in conditions:
    attempt(g.split, c)
    attempt(g.subgroup, c)
print(g.subgroup(Exception) is g, g.split(lambda e: True)[0] is g)


def failing(e):
    raise LookupError(type(e).__name__)


attempt(g.split, failing)

print("subclasses")


class Coded(ExceptionGroup):
    def __new__(cls, message, exceptions, code):
        self = super().__new__(cls, message, exceptions)
        self.code = code
        return self

    def derive(self, exceptions):
        return Coded(self.message.upper(), exceptions, self.code + 1)


c = Coded("coded", [ValueError(1), Coded("more", [OSError(2), ValueError(3)], 10)], 1)
c.add_note("n1")
c.__cause__ = KeyError("cause")
match, rest = c.split(ValueError)
print(repr(match), match.code, match.exceptions[1].code, match.__notes__, match.__cause__, match.__suppress_context__)
print(repr(rest), rest.code, rest.__notes__, rest.__notes__ is match.__notes__)
match.add_note("n2")
print(match.__notes__, c.__notes__)


class NoGroup(ExceptionGroup):
    def derive(self, exceptions):
        return exceptions


attempt(NoGroup("x", [ValueError(1), OSError(2)]).split, OSError)


class Plain(ExceptionGroup):
    pass


attempt(Plain, "p", [ValueError()])
attempt(Plain, "p", [KeyboardInterrupt()])
attempt(Plain("p", [ValueError(), OSError()]).subgroup, OSError)


class Both(BaseExceptionGroup, ValueError):
    pass


attempt(Both, "b", [ValueError()])
attempt(Both, "b", [SystemExit()])


class OnlyBase(BaseExceptionGroup):
    pass


attempt(OnlyBase, "b", [ValueError()])
attempt(OnlyBase, "b", [SystemExit()])
print(repr(g.derive([ValueError("d")])), repr(g.derive([KeyboardInterrupt()])))
