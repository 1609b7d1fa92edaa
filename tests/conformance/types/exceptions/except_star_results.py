# except*: which parts go where, what is raised again, raising inside, naked exceptions and nested groups.

def show(e, depth=0):
    pad = "  " * depth
    if isinstance(e, BaseExceptionGroup):
        print(f"{pad}{type(e).__name__} {e.message!r} cause={e.__cause__!r} context={type(e.__context__).__name__}")
        for x in e.exceptions:
            show(x, depth + 1)
    else:
        print(f"{pad}{e!r}")


def run(make, *handlers):
    try:
        try:
            raise make()
        except* ValueError as g:
            print("V", g.exceptions)
            handlers[0](g)
        except* (TypeError, KeyError) as g:
            print("TK", g.exceptions)
            handlers[1](g)
        else:
            print("never")
        finally:
            print("finally")
    except BaseException as e:
        show(e)
    else:
        print("nothing left")


def ignore(g):
    pass


def other(g):
    raise OSError("other")


def same(g):
    raise g


def part(g):
    raise g.exceptions[0]


def grouped(g):
    raise ExceptionGroup("new", [OSError("x")]) from g


def again(g):
    raise


def all_three():
    return ExceptionGroup("m", [ValueError(1), TypeError(2), OSError(3)])


def handled():
    return ExceptionGroup("m", [ValueError(1), ExceptionGroup("n", [KeyError(2), ValueError(3)])])


for make in (all_three, handled, lambda: ValueError("naked"), lambda: OSError("naked"), lambda: SystemExit(1), lambda: BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError(9)])):
    run(make, ignore, ignore)
for h in (other, same, part, grouped, again):
    print(h.__name__)
    run(all_three, h, ignore)
run(handled, again, again)
run(handled, other, grouped)
try:
    try:
        raise ExceptionGroup("e", [ValueError()])
    except* ExceptionGroup:
        pass
except TypeError as error:
    print(error)
try:
    try:
        raise ExceptionGroup("e", [ValueError()])
    except* 5:
        pass
except BaseException as error:
    show(error)
try:
    pass
except* undefined_name:
    pass
print("names are not looked at")
