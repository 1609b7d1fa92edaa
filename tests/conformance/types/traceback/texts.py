# Tracebacks as texts: chains, notes, groups and summaries.
import sys
import traceback


def fail(n):
    if n:
        return fail(n - 1)
    return 1 / 0


def chained():
    try:
        fail(1)
    except ZeroDivisionError as e:
        raise ValueError("second") from e


def context():
    try:
        {}["k"]
    except KeyError:
        int("x")


def suppressed():
    try:
        {}["k"]
    except KeyError:
        raise TypeError("clean") from None


def noted():
    e = RuntimeError("with notes")
    e.add_note("first note")
    e.add_note("second\nof two lines")
    raise e


def group():
    raise ExceptionGroup("several", [ValueError(1), ExceptionGroup("inner", [TypeError("t"), OSError(2, "no file", "f.txt")])])


for f in (chained, context, suppressed, noted, group):
    try:
        f()
    except BaseException as e:
        print("".join(traceback.format_exception(e)).replace(__file__, "texts.py"))
        print(traceback.format_exception_only(e))
try:
    fail(4)
except ZeroDivisionError as e:
    print("".join(traceback.format_tb(e.__traceback__, limit=2)).replace(__file__, "texts.py"))
    print("".join(traceback.format_tb(e.__traceback__, limit=-1)).replace(__file__, "texts.py"))
    s = traceback.extract_tb(e.__traceback__)
    print([(x.name, x.line) for x in s], s[0].lineno < s[-1].lineno, repr(s[-1]).split(",")[1])
    print(traceback.TracebackException.from_exception(e).exc_type_str, len(list(traceback.walk_tb(e.__traceback__))))
print(traceback.format_exception_only(SyntaxError("bad", ("f.py", 1, 3, "a b c", 1, 4))))


class Bad(Exception):
    def __str__(self):
        raise ValueError("no text")


try:
    raise Bad
except Bad as e:
    print(traceback.format_exception_only(e))


def recursion(n):
    return recursion(n + 1)


sys.setrecursionlimit(150)
try:
    recursion(0)
except RecursionError as e:
    text = "".join(traceback.format_exception(e))
    print(text.count("recursion(n + 1)"), "Previous line repeated" in text)
print(traceback.format_list([("f.py", 3, "g", "x = 1"), ("h.py", 4, "<module>", None)]))
traceback.print_exception(ValueError("to stdout"), file=sys.stdout)
