# `except*`: which clause gets what, what is raised after it, and names, contexts and nesting.
import sys


def run(exc, log):
    try:
        try:
            raise exc
        except* ValueError as e:
            log.append(("V", repr(e), repr(sys.exception())))
        except* (TypeError, KeyError) as e:
            log.append(("TK", repr(e)))
        else:
            log.append("else")
        finally:
            log.append("finally")
    except BaseException as e:
        log.append(("left", repr(e)))
    return log


cases = [
    ExceptionGroup("one", [ValueError(1)]),
    ExceptionGroup("two", [ValueError(1), TypeError(2)]),
    ExceptionGroup("rest", [ValueError(1), OSError(2), KeyError(3)]),
    ExceptionGroup("nested", [ExceptionGroup("in", [TypeError(1), OSError(2)]), ValueError(3)]),
    ExceptionGroup("none", [OSError(2)]),
    BaseExceptionGroup("base", [KeyboardInterrupt(), ValueError(2)]),
    ValueError("naked"),
    KeyError("naked"),
    OSError("naked"),
]
for exc in cases:
    for line in run(exc, []):
        print(line)
    print()


def outcome(f):
    try:
        r = f()
    except BaseException as e:
        contexts = [repr(x.__context__) for x in getattr(e, "exceptions", ())]
        print(f.__name__, repr(e), "context", repr(e.__context__), "cause", repr(e.__cause__), contexts)
    else:
        print(f.__name__, "gives", r)


def raise_new():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise OSError("new")


def raise_two():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
    except* ValueError:
        raise OSError("new")
    except* TypeError as e:
        raise RuntimeError("second") from e


def raise_again():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
    except* ValueError:
        raise
    except* TypeError as e:
        raise e


def raise_again_and_new():
    try:
        raise ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2), KeyError(3)])])
    except* ValueError:
        raise
    except* KeyError:
        1 / 0


def naked_again():
    try:
        raise ValueError("n")
    except* ValueError:
        raise


def naked_new():
    try:
        raise ValueError("n")
    except* ValueError as e:
        raise KeyError("k")


def name_is_gone():
    e = 1
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError as e:
        pass
    return e


def bad_class():
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* 5:
        pass


def bad_tuple():
    try:
        raise ValueError(1)
    except* (ValueError, int):
        pass


def group_class():
    try:
        raise ValueError(1)
    except* ExceptionGroup:
        pass


def group_in_tuple():
    try:
        raise ValueError(1)
    except* (TypeError, BaseExceptionGroup):
        pass


def failing_expression():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        pass
    except* undefined_name:
        pass


class Odd(ExceptionGroup):
    how = None

    def split(self, condition):
        return Odd.how


def odd_split():
    try:
        raise Odd("odd", [ValueError(1)])
    except* KeyError:
        pass


def nested_statements():
    out = []
    try:
        try:
            raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
        except* ValueError as e:
            out.append(repr(e))
            try:
                raise ExceptionGroup("inner", [OSError(1), IndexError(2)])
            except* OSError as f:
                out.append(repr(f))
        except* TypeError as e:
            out.append(repr(e))
    except* (KeyError, IndexError) as e:
        out.append(repr(e))
    return out


def loop_inside():
    total = 0
    for i in range(4):
        try:
            raise ExceptionGroup("g", [ValueError(i), TypeError(i)])
        except* ValueError as e:
            for x in e.exceptions:
                if x.args[0] == 2:
                    break
                total += x.args[0]
            else:
                total += 100
                continue_here = [n for n in range(3)]
        except* TypeError:
            while True:
                total += 1000
                break
    return total


def handled_after():
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError:
        inside = sys.exception()
    return repr(inside), sys.exception()


functions = [
    raise_new,
    raise_two,
    raise_again,
    raise_again_and_new,
    naked_again,
    naked_new,
    name_is_gone,
    bad_class,
    bad_tuple,
    group_class,
    group_in_tuple,
    failing_expression,
    nested_statements,
    loop_inside,
    handled_after,
]
for f in functions:
    outcome(f)
for Odd.how in (None, (), (1,), (None, None)):
    outcome(odd_split)

print("hot")
n = 0
for i in range(200):
    try:
        raise ExceptionGroup("g", [ValueError(i), TypeError(i)] if i % 2 else [ValueError(i)])
    except* ValueError as e:
        n += e.exceptions[0].args[0]
    except* TypeError as e:
        n += 1
print(n)
