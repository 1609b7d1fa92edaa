# Notes of exceptions: add_note, __notes__ as a list, as something else, and in tracebacks.
import traceback

e = ValueError("v")
print(hasattr(e, "__notes__"), e.add_note("one"), e.__notes__)
e.add_note("two\nlines")
print(e.__notes__, e.args, str(e), vars(e))
print("".join(traceback.format_exception_only(e)), end="")
for bad in (5, None, b"x", ["a"]):
    try:
        e.add_note(bad)
    except TypeError as error:
        print(error)
try:
    e.add_note()
except TypeError as error:
    print(error)
try:
    e.add_note("a", "b")
except TypeError as error:
    print(error)
for notes in (("a", "b"), [], "text", 5, None, ["x", 7, None], {"k": 1}, [["nested"]]):
    x = KeyError("k")
    x.__notes__ = notes
    print(repr(notes), "".join(traceback.format_exception_only(x)).replace("\n", "|"))
    try:
        x.add_note("more")
        print(x.__notes__)
    except TypeError as error:
        print(error)


class Str:
    def __str__(self):
        raise RuntimeError("no str")

    def __repr__(self):
        return "the repr"


x = OSError(2, "gone")
x.__notes__ = [Str()]
print("".join(traceback.format_exception_only(x)), end="")
g = ExceptionGroup("g", [ValueError(1)])
g.add_note("of the group")
a, b = g.split(ValueError)
c = g.derive([TypeError()])
print(a.__notes__, b, hasattr(c, "__notes__"), g.subgroup(ValueError).__notes__ is g.__notes__, g.subgroup(ValueError).__notes__ == g.__notes__)
del e.__notes__
try:
    e.__notes__
except AttributeError as error:
    print(error)
import copy
import pickle
e.add_note("kept")
print(copy.copy(e).__notes__, pickle.loads(pickle.dumps(e)).__notes__, copy.deepcopy(e).__notes__ is e.__notes__)


class Sub(str):
    pass


e.add_note(Sub("sub"))
print(e.__notes__, type(e.__notes__[1]).__name__)
try:
    try:
        raise e
    except ValueError as caught:
        caught.add_note("while handled")
        raise
except ValueError as caught:
    print(caught.__notes__)
