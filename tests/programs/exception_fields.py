# Fields of built-in exceptions are not in their __dict__; copies and pickles keep them; what cannot be raised is reported.
import copy
import sys

e = OSError(2, "gone", "file.txt")
e.note = "own"
print(e.__dict__, e.errno, e.filename, e.__reduce__())
for e in [
    ImportError("no", name="m", path="p"),
    AttributeError("a", name="n", obj=3),
    NameError("x", name="y"),
    StopIteration(5),
    SystemExit(3),
    SyntaxError("bad", ("f.py", 1, 2, "text", 1, 5)),
    UnicodeDecodeError("ascii", b"abc\xff", 3, 4, "not ascii"),
]:
    print(type(e).__name__, e.__dict__, e.__reduce__()[1:])
    again = copy.copy(e)
    print("   ", again.args == e.args, str(again) == str(e), again.__dict__)

e = ImportError("first", name="n", path="p")
e.__init__("second")
print(e.name, e.path, e.args)
e = ValueError(1)
e.__setstate__({"args": (2,), "extra": 3})
print(e.args, e.extra)
for state in [[1], {1: 2}]:
    try:
        e.__setstate__(state)
    except TypeError as x:
        print(x)
for args in [("f", 1), ("f", 1, 2, "t", 5), ("f", 1, 2, "t", 5, 6, 7, 8)]:
    try:
        SyntaxError("m", args)
    except TypeError as x:
        print(type(x).__name__)
e = ValueError()
e.__notes__ = 3
try:
    e.add_note("x")
except TypeError as x:
    print(x)


class Broken:
    def __del__(self):
        raise ValueError("in a finaliser")


def hook(unraisable):
    print(unraisable.exc_type.__name__, unraisable.exc_value, unraisable.object)
    print(unraisable.err_msg.partition(" at ")[0], unraisable.exc_traceback.tb_frame.f_code.co_name)


sys.unraisablehook = hook
Broken()
sys.unraisablehook = sys.__unraisablehook__

# Chains of contexts with cycles neither hang nor grow.
a, b, c = ValueError("a"), TypeError("b"), KeyError("c")
a.__context__, b.__context__ = b, a
try:
    try:
        raise a
    except ValueError:
        raise c
except KeyError as e:
    print(e.__context__ is a, a.__context__ is b, b.__context__ is a)
