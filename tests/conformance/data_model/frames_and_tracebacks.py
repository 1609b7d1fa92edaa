# Frames and tracebacks as objects.
import sys


def frame():
    x = 1
    return sys._getframe()


f = frame()
print(f.f_code.co_name, f.f_lineno - f.f_code.co_firstlineno, f.f_locals, f.f_globals is globals(), f.f_back is sys._getframe(), f.f_trace, f.f_builtins is f.f_globals["__builtins__"].__dict__, f.f_generator)


def caller():
    return callee()


def callee():
    f = sys._getframe(1)
    return f.f_code.co_name, f.f_back.f_code.co_name, sys._getframe(0).f_code.co_name


print(caller())
for n in (1000, "x"):
    try:
        sys._getframe(n)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    sys._getframe(-1)
    print("negative is fine")
except ValueError as e:
    print(e)


def a():
    b()


def b():
    try:
        c()
    except ZeroDivisionError as e:
        raise KeyError("k") from e


def c():
    1 / 0


try:
    a()
except KeyError as e:
    tb, cause = e.__traceback__, e.__cause__


def chain(tb):
    out = []
    while tb:
        out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
        tb = tb.tb_next
    return out


print(chain(tb)[1:], chain(cause.__traceback__))
print(type(tb).__name__, tb.tb_lasti >= 0, tb.tb_frame.f_code.co_name)
tb.tb_next = None
print(len(chain(tb)))


def error(text):
    try:
        exec(text)
        print(text, "-> fine")
    except Exception as e:
        print(text, "->", type(e).__name__, e)


for text in ["tb.tb_next = tb", "tb.tb_next = 5", "tb.tb_frame = 1", "tb.tb_lineno = 1", "type(tb)()", "type(tb)(None, f, 0, 5)", "print(type(tb)(None, f, 0, 5).tb_lineno)", "type(tb)(tb, 1, 2, 3)", "tb.zz", "f.f_code = 1", "f.f_lineno = 1", "f.f_locals = {}", "f.f_back = 1", "f.zz", "type(f)()", "f.clear()", "sys._getframe().clear()", "e = ValueError()\ne.__traceback__ = 5", "e = ValueError()\ne.__traceback__ = None", "ValueError().with_traceback(5)", "print(ValueError('v').with_traceback(None).args)", "e = ValueError().with_traceback(tb)\nprint(e.__traceback__ is tb)", "e = ValueError()\ne.__cause__ = 5", "e = ValueError()\ne.__context__ = 5", "e = ValueError()\ne.__context__ = e\nprint(e.__context__ is e)", "e = ValueError()\ne.__suppress_context__ = 5\nprint(e.__suppress_context__)", "e = ValueError()\ne.__cause__ = KeyError()\nprint(e.__suppress_context__)", "e = ValueError()\ndel e.__cause__", "e = ValueError()\ndel e.__traceback__", "e = ValueError(1, 2)\ne.args = 5", "e = ValueError(1, 2)\ne.args = [3]\nprint(e.args, e)", "e = ValueError()\ndel e.args"]:
    error(text)


def local_changes():
    x = 1
    loc = sys._getframe().f_locals
    loc["x"] = 5
    loc["made"] = 6
    return x, "made" in loc, sorted(loc)[:2], type(loc).__name__


print(local_changes())


def gen():
    yield sys._getframe()


g = gen()
fr = next(g)
print(fr.f_generator is g, fr is g.gi_frame, fr.f_back)
try:
    fr.clear()
    print(list(g))
except RuntimeError as e:
    print(e)


def lines():
    f = sys._getframe()
    n = f.f_lineno
    return (f.f_lineno
            - n)


print(lines())
