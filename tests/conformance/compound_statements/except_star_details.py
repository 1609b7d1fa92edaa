# except*: what each clause gets, what is left, what may be raised inside.
def run(f):
    try:
        f()
    except BaseException as e:
        show(e)
    else:
        print("no exception")


def show(e, depth=0):
    print("  " * depth + f"{type(e).__name__}: {e} cause={e.__cause__!r} context={type(e.__context__).__name__} notes={getattr(e, '__notes__', None)}")
    for x in getattr(e, "exceptions", ()):
        show(x, depth + 1)


def split():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [ValueError(3), KeyError(4)])])
    except* ValueError as e:
        print("values", [str(x) for x in e.exceptions], e.message)
    except* (TypeError, IndexError) as e:
        print("types", e.exceptions)


def naked():
    try:
        raise ValueError("alone")
    except* ValueError as e:
        print(type(e).__name__, repr(e.message), e.exceptions)


def raised_inside():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError("new")
    except* TypeError as e:
        raise


def both():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise IndexError("a")
    except* TypeError:
        raise KeyError("b") from None


def nothing():
    try:
        pass
    except* ValueError:
        print("never")
    else:
        print("else")
    finally:
        print("finally")


def unmatched():
    try:
        raise ExceptionGroup("g", [OSError("o")])
    except* ValueError:
        print("never")
    finally:
        print("finally")


def base():
    try:
        raise BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError()])
    except* ValueError as e:
        print(type(e).__name__)


def bad_class():
    try:
        raise ValueError
    except* ExceptionGroup:
        pass


def bad_type():
    try:
        raise ValueError
    except* 5:
        pass


def notes():
    g = ExceptionGroup("noted", [ValueError(1), TypeError(2)])
    g.add_note("of the group")
    try:
        raise g
    except* ValueError as e:
        print(e.__notes__)


def loop():
    for i in range(2):
        try:
            raise ExceptionGroup("l", [ValueError(i)])
        except* ValueError as e:
            print(i, e.exceptions[0])
    print("name is gone:", "e" not in locals())


for f in (split, naked, raised_inside, both, nothing, unmatched, base, bad_class, bad_type, notes, loop):
    print("--", f.__name__)
    run(f)
g = ExceptionGroup("x", [ValueError(1), ExceptionGroup("y", [TypeError(2), ValueError(3)])])
print(g.split(ValueError), g.subgroup(lambda e: isinstance(e, TypeError)), g.subgroup(KeyError), g.split(ExceptionGroup)[1])
print(g.derive([KeyError(9)]), repr(g), str(g), g.args)
for bad in (lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", [1]), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("m", [KeyboardInterrupt()]), lambda: ExceptionGroup("m"), lambda: ExceptionGroup("m", ValueError()), lambda: g.split(5), lambda: setattr(g, "message", 1)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(type(BaseExceptionGroup("m", [ValueError()])).__name__, type(BaseExceptionGroup("m", [SystemExit()])).__name__)


class Mine(ExceptionGroup):
    def derive(self, excs):
        return Mine("derived", excs)


m, rest = Mine("mine", [ValueError(1), TypeError(2)]).split(ValueError)
print(type(m).__name__, m, type(rest).__name__, rest)
