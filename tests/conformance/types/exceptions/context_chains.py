# __context__, __cause__ and __suppress_context__: set by raise, by hand, with cycles, and what is refused.

def chain(e):
    out = []
    while e is not None and len(out) < 10:
        mark = "!" if e.__suppress_context__ else ""
        out.append(type(e).__name__ + mark)
        e = e.__cause__ or e.__context__
    return " <- ".join(out)


def run(f):
    try:
        f()
    except BaseException as e:
        print(f.__name__, chain(e), "|", e)


def plain():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("k")


def cause():
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise KeyError("k") from z


def none():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("k") from None


def class_cause():
    raise KeyError from OSError


def bad_cause():
    raise KeyError("k") from 5


def bad_class_cause():
    class Needs(Exception):
        def __init__(self, x):
            pass
    raise KeyError("k") from Needs


def odd_class_cause():
    raise KeyError from int


def three():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            [][1]
    except IndexError:
        {}["x"]


def again():
    try:
        1 / 0
    except ZeroDivisionError as z:
        try:
            raise OSError("o")
        except OSError:
            raise z


def itself():
    try:
        raise OSError("o")
    except OSError as o:
        raise o from o


def loop():
    a, b = OSError("a"), ValueError("b")
    a.__context__ = b
    try:
        raise b
    except ValueError:
        raise a


def by_finally():
    try:
        1 / 0
    finally:
        raise KeyError("f")


def in_else():
    try:
        pass
    except OSError:
        pass
    else:
        raise KeyError("else")


def generator():
    def g():
        try:
            yield
        except OSError:
            raise ValueError("v")
    it = g()
    next(it)
    it.throw(OSError("t"))


def in_generator_while_handling():
    def g():
        yield 1
        raise ValueError("v")
    try:
        1 / 0
    except ZeroDivisionError:
        list(g())


for f in (plain, cause, none, class_cause, bad_cause, bad_class_cause, odd_class_cause, three, again, itself, loop, by_finally, in_else, generator, in_generator_while_handling):
    run(f)
e = ValueError()
for name in ("__context__", "__cause__", "__traceback__", "__suppress_context__"):
    for value in (5, None, ValueError, KeyError("k"), True):
        try:
            setattr(e, name, value)
            print(name, repr(value), "->", repr(getattr(e, name)), e.__suppress_context__)
        except TypeError as error:
            print(name, repr(value), error)
    try:
        delattr(e, name)
        print("deleted")
    except TypeError as error:
        print(error)
