# Frames and tracebacks as objects.
import sys
import types


def outer(a):
    b = a + 1
    return inner(b)


def inner(c):
    f, line = sys._getframe(), sys._getframe().f_lineno
    g = sys._getframe(1)
    print(f.f_code.co_name, line, sorted(g.f_locals), f.f_back.f_code.co_name)
    print(g.f_code.co_name, g.f_locals, g.f_lineno, g.f_globals is globals())
    print(sys._getframemodulename(), sys._getframemodulename(1), isinstance(f, types.FrameType))
    while g.f_back is not None:
        g = g.f_back
    return g.f_code.co_name, g.f_locals is globals()


print(outer(1))
try:
    sys._getframe(1000)
except ValueError as e:
    print(e)


def fails():
    raise KeyError("x")


def calls():
    fails()


try:
    calls()
except KeyError as e:
    tb = e.__traceback__
    while tb is not None:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno, type(tb.tb_lasti).__name__)
        tb = tb.tb_next
    kind, value, trace = sys.exc_info()
    print(kind, value is e, trace is e.__traceback__, sys.exception() is e)
print(sys.exc_info(), sys.exception())


class Body:
    names = sorted(k for k in sys._getframe().f_locals if not k.startswith("__"))


print(Body.names, type(sys.flags.optimize), sys.meta_path is sys.meta_path, "collections" in sys.stdlib_module_names)
print("sys" in sys.builtin_module_names, sys.gettrace(), sys.getprofile(), sys.warnoptions)
