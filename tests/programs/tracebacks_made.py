# Tracebacks can be made and chained; those with cycles are refused.
import sys
import types


def frame():
    return sys._getframe()


f = frame()
tb = types.TracebackType(None, f, 16, 77)
print(tb.tb_next, tb.tb_frame is f, tb.tb_lasti, tb.tb_lineno)
outer = types.TracebackType(tb, f, 0, 5)
print(outer.tb_next is tb)
for attempt in ["tb.tb_next = tb", "tb.tb_next = outer", "tb.tb_next = 3", "del tb.tb_next"]:
    try:
        exec(attempt)
        print("no error")
    except (TypeError, ValueError) as e:
        print(attempt, "->", type(e).__name__, e)
for args in [(), (3, f, 0, 1), (None, "frame", 0, 1), (None, f, "x", 1)]:
    try:
        types.TracebackType(*args)
    except TypeError as e:
        print(type(e).__name__)
e = KeyError("k").with_traceback(outer)
print(e.__traceback__ is outer, outer.tb_next.tb_lineno)
outer.tb_next = None
print(outer.tb_next)
