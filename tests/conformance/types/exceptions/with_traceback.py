# __traceback__, with_traceback, tb_next by hand, and how lists of frames grow when raised again.
import sys
import types


def names(tb):
    out = []
    while tb:
        out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
        tb = tb.tb_next
    return out


def inner():
    raise ValueError("v")


def outer():
    inner()


def again():
    try:
        outer()
    except ValueError as e:
        raise e


def bare():
    try:
        outer()
    except ValueError:
        raise


for f in (inner, outer, again, bare):
    try:
        f()
    except ValueError as e:
        print(f.__name__, names(e.__traceback__)[1:])
        kept = e
try:
    raise kept.with_traceback(None)
except ValueError as e:
    print(names(e.__traceback__)[1:], e is kept)
try:
    raise KeyError("k").with_traceback(kept.__traceback__)
except KeyError as e:
    print(len(names(e.__traceback__)), sys.exc_info()[2] is e.__traceback__)
for bad in (5, "x", ValueError()):
    try:
        kept.with_traceback(bad)
    except TypeError as error:
        print(error)
try:
    outer()
except ValueError as e:
    tb = e.__traceback__
first = tb
last = tb.tb_next.tb_next
for value in (first, last.tb_next, 5, None):
    try:
        last.tb_next = value
        print("set", value)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    del last.tb_next
except TypeError as error:
    print(error)
first.tb_next = last
print(names(first)[1:])
T = types.TracebackType
made = T(None, last.tb_frame, 0, 77)
print(made.tb_lineno, made.tb_lasti, made.tb_next, made.tb_frame is last.tb_frame)
for args in ((), (None, last.tb_frame, 0), (5, last.tb_frame, 0, 1), (None, 5, 0, 1), (None, last.tb_frame, "a", 1)):
    try:
        T(*args)
    except TypeError as error:
        print(error)
for name in ("tb_lineno", "tb_lasti", "tb_frame"):
    try:
        setattr(first, name, 5)
    except (AttributeError, TypeError) as error:
        print(error)
print(sys.exc_info(), sys.exception())
try:
    raise OSError("o")
except OSError:
    print(sys.exc_info()[:2], repr(sys.exception()))
    try:
        raise KeyError("k")
    except KeyError:
        print(repr(sys.exception()))
    print(repr(sys.exception()))
print(sys.exception())
