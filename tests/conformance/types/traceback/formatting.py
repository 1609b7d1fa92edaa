# traceback: format_exception forms, limits, StackSummary, TracebackException, printing to files.
import io
import sys
import traceback


def show(lines):
    print("".join(lines).replace(__file__, "FILE"))


def one():
    two()


def two():
    raise ValueError("deep")


def recursive(n):
    if n:
        recursive(n - 1)
    else:
        raise KeyError("bottom")


try:
    one()
except ValueError as e:
    err = e
tb = err.__traceback__
show(traceback.format_exception(err))
show(traceback.format_exception(err, limit=1))
show(traceback.format_exception(err, limit=-1))
show(traceback.format_exception(err, limit=0))
show(traceback.format_exception(ValueError, err, None))
show(traceback.format_tb(tb, 2))
print([(f.name, f.line, f.lineno > 0, f.filename == __file__) for f in traceback.extract_tb(tb)])
print(traceback.format_exception_only(err), traceback.format_exception_only(ValueError, err), traceback.format_exception_only(ValueError("a\nb")), traceback.format_exception_only(KeyError("k")), traceback.format_exception_only(None))
out = io.StringIO()
traceback.print_exception(err, file=out, chain=False)
print(out.getvalue().splitlines()[-1], len(out.getvalue().splitlines()))
try:
    recursive(20)
except KeyError:
    text = traceback.format_exc()
    print(text.count("recursive(n - 1)"), "Previous line repeated" in text, [l for l in text.splitlines() if "Previous" in l])
print(repr(traceback.format_exc()))
try:
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise OSError("o") from z
except OSError as o:
    te = traceback.TracebackException.from_exception(o, capture_locals=True)
    print(te.exc_type_str, str(te), type(te.__cause__).__name__, te.__suppress_context__, list(te.format_exception_only()), len(list(te.format(chain=False))), len(te.stack))
    print(te.stack[0].locals is not None, te == traceback.TracebackException.from_exception(o, capture_locals=True))
s = traceback.StackSummary.from_list([("f.py", 1, "name", "code"), ("f.py", 2, "other", None)])
print(s.format(), s[0], s[0] == ("f.py", 1, "name", "code"), list(s[0]))
print(traceback.format_list([("a", 1, "b", "c"), ("a", 1, None, None)]))
fs = traceback.FrameSummary("x.py", 3, "fn", line="  text  ", locals={"a": 1})
print(fs.line, fs.locals, repr(fs))


class Str(Exception):
    def __str__(self):
        raise RuntimeError


class Name(Exception):
    __module__ = "other.mod"


class Inner:
    class E(Exception):
        pass


for e in (Str(), Name("n"), Inner.E("i"), SystemExit(3), KeyboardInterrupt(), Exception(""), Exception(None), Exception("multi\nline"), UnicodeDecodeError("u", b"\xff", 0, 1, "r")):
    print(traceback.format_exception_only(e))
for args in ((5,), (5, 6, 7), (ValueError,), (ValueError, 5)):
    try:
        traceback.format_exception(*args)
        print("fine")
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)


def stack():
    return [f.name for f in traceback.extract_stack()], len(traceback.format_stack(limit=1)), [f.name for f in traceback.extract_stack(limit=1)]


print(stack())
out = io.StringIO()
traceback.print_stack(file=out, limit=1)
traceback.print_tb(tb, limit=1, file=out)
traceback.print_list(traceback.extract_tb(tb)[:1], file=out)
show([out.getvalue()])
print(sum(1 for _ in traceback.walk_tb(tb)), sum(1 for _ in traceback.walk_stack(None)) >= 1)
traceback.clear_frames(tb)
