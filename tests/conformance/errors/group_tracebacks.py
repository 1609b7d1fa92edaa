# How exception groups are shown.
import traceback


def make(n):
    try:
        raise ValueError(n)
    except ValueError as e:
        return e


def show(e):
    out = "".join(traceback.format_exception(e))
    print("\n".join(l for l in out.split("\n") if "^" not in l and "~" not in l and "File" not in l))
    print("=====")


show(ExceptionGroup("plain", [make(1), TypeError("t")]))
show(ExceptionGroup("nested", [make(1), ExceptionGroup("inner", [make(2), make(3)]), make(4)]))
e = ExceptionGroup("noted", [make(1)])
e.add_note("group note")
e.exceptions[0].add_note("leaf note\nsecond line")
show(e)
show(ExceptionGroup("many", [ValueError(i) for i in range(20)]))
deep = ValueError("deepest")
for i in range(12):
    deep = ExceptionGroup(f"level {i}", [deep])
show(deep)
try:
    try:
        raise ExceptionGroup("first", [ValueError(1)])
    except* ValueError:
        raise KeyError("in handler")
except BaseException as e:
    show(e)
try:
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise ExceptionGroup("caused", [make(1)]) from z
except ExceptionGroup as e:
    show(e)
inner = make(5)
inner.__cause__ = KeyError("cause of leaf")
show(ExceptionGroup("leaf with cause", [inner]))
show(ExceptionGroup("multi\nline", [ValueError("a\nb")]))
show(BaseExceptionGroup("base", [KeyboardInterrupt(), SystemExit(1)]))


class Sub(ExceptionGroup):
    def __str__(self):
        return "own text"


show(Sub("ignored", [make(1)]))
print(str(ExceptionGroup("one", [ValueError()])), str(ExceptionGroup("two", [ValueError(), KeyError()])), repr(ExceptionGroup("r", [ValueError(1)])))
