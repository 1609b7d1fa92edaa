"""What profile functions are told of native functions: calls, returns, exceptions."""
import sys


def profiled(f, *args):
    log = []

    def tell(frame, event, arg):
        if frame.f_code is not f.__code__:
            return
        if event.startswith("c_"):
            arg = getattr(arg, "__qualname__", arg)
        log.append((event, frame.f_lineno - f.__code__.co_firstlineno, arg))
    sys.setprofile(tell)
    try:
        f(*args)
    except Exception as e:
        log.append(("left by", repr(e)))
    finally:
        sys.setprofile(None)
    print(f.__name__)
    for row in log:
        print("   ", *row)


def functions():
    len("abc")
    max(1, 2, key=abs)
    sorted([3, 1])
    print(end="")
    isinstance(1, int)


def methods():
    l = [1]
    l.append(2)
    m = l.pop
    m()
    "a-b".split("-")
    {}.get(1)
    str.upper("a")
    list.append(l, 3)


def raising():
    try:
        int.from_bytes(1)
    except TypeError:
        pass
    [].pop()


def starred():
    args = (1, 2)
    max(*args)
    max(*args, **{"key": abs})
    "".join(*[["a", "b"]])


def inner():
    def g():
        return len("x")
    g()
    list(map(g, ()))
    next(iter([1]))


def generating():
    def g():
        yield len("x")
    for x in g():
        abs(x)


for f in (functions, methods, raising, starred, inner, generating):
    profiled(f)
