# How chains of exceptions are shown.
import traceback


def f():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("second") from e


def g():
    try:
        f()
    except ValueError:
        raise KeyError("third")


def h():
    try:
        g()
    except KeyError:
        raise RuntimeError("fourth") from None


def text(e, **k):
    out = "".join(traceback.format_exception(e, **k))
    return "\n".join(l for l in out.split("\n") if "File" not in l and "^" not in l and "~" not in l)


for fn in (f, g, h):
    try:
        fn()
    except Exception as e:
        print(text(e))
        print("=====")
try:
    g()
except KeyError as e:
    print(text(e, chain=False))
    e.__cause__.__cause__ if e.__cause__ else None
    print(text(e, limit=1), text(e, limit=-1), text(e, limit=0))
e = ValueError("with notes")
e.add_note("first note")
e.add_note("second\nnote")
e.add_note("")
print(text(e))
e.__notes__ = 5
print(text(e))
e.__notes__ = ["ok", 5, None]
print(text(e))


class BadStr(Exception):
    def __str__(self):
        raise TypeError("no str")


class Local:
    class Nested(Exception):
        __module__ = "other.module"


class NoModule(Exception):
    __module__ = None


class Multi(Exception):
    def __str__(self):
        return "line 1\nline 2"


for e in (BadStr(), Local.Nested("n"), NoModule("m"), Multi(), ValueError(), ValueError(""), ValueError(None), KeyError("k"), KeyError("a\nb"), SystemExit(3), KeyboardInterrupt(), StopIteration(5), ExceptionGroup("g", [ValueError(1)]), OSError(2, "msg", "file")):
    print(traceback.format_exception_only(e))
a, b = ValueError("a"), ValueError("b")
a.__context__, b.__context__ = b, a
print(text(a))
a, b = ValueError("a"), ValueError("b")
a.__cause__, b.__cause__ = b, a
print(text(a))
a.__cause__ = None
a.__context__ = KeyError("ctx")
a.__suppress_context__ = False
print(text(a))
print(traceback.format_exception_only(None), traceback.format_exception(None))
for args in ((5,), (ValueError, ValueError("v"), None), ("a", "b")):
    try:
        print(traceback.format_exception_only(*args))
    except Exception as e:
        print(type(e).__name__, e)
