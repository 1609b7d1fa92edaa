# SyntaxError objects: fields, text and how they are shown.
import traceback


def caught(text, name="<s>", mode="exec"):
    try:
        compile(text, name, mode)
    except SyntaxError as e:
        return e


e = caught("x = = 1")
print(e.msg, e.filename, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text), e.print_file_and_line)
print(str(e), e.args, repr(e))
for text in ["x = = 1", "  x = 1", "if 1:\nx", "x = (1,\n  2", "x = 'abc", "é = = 1", "x = 'é' 1", "日本 = $", "\tx = = 1\n" if False else "if 1:\n\tx = = 1", "a\nb\nc d\n", "x = [\n1,\n2 3\n]", "f(a for a in b, c)", "x = 1 +", "class A:\n  def f(self:\n    pass", "return", "def f():\n  x = 1\n  global x", "f'{x!z}'", "f'''\n{a b}\n'''", "x = 5 $ 3", "a = 0x", "a = 1_", "a = 08", "'\\x'", "print 'a'", "(a, b c)", "{a: b c}", "a = {1: 2\nb = 3", "else: pass", "x = (y))", "x = [y)", "for x in y\n  pass", "with x as 1: pass", "nonlocal x", "yield x", "await x", "break", "import a as b.c", "from . import *\nfrom __future__ import x", "x: int: str", "\\ x", "\\", "x = \\ \n1"]:
    e = caught(text)
    print(repr(text))
    print("".join(traceback.format_exception_only(e)) if e else "fine\n", end="")
for args in ((), ("m",), ("m", None), ("m", ("f", 1, 1, "text")), ("m", ("f", 1, 3, "  text\n")), ("m", ("f", 1, 0, "text")), ("m", ("f", 1, -1, "text")), ("m", ("f", 1, 99, "text")), ("m", ("f", None, None, None)), ("m", ("f", 1, None, "text")), ("m", ("f", 1, 2, None)), ("m", (None, 1, 2, "text")), ("m", ("f", 1, 1, "abc def", 1, 4)), ("m", ("f", 1, 3, "abc def", 2, 4)), ("m", ("f", 1, 5, "abc def", 1, 2)), ("m", ("f", 1, 1, "", 1, 1)), ("m", ("dir/f.py", 3, 1, "x")), ("m", 5), ("m", ("f", "1", 1, "t")), (None,), (5, ("f", 1, 1, "t"))):
    try:
        e = SyntaxError(*args)
        print(args, str(e), "|", "".join(traceback.format_exception_only(e)), end="")
    except Exception as x:
        print(args, type(x).__name__, x)
e = IndentationError("im", ("f", 2, 3, "  t"))
print(str(e), e.__class__.__mro__[1].__name__, TabError.__mro__[1].__name__)
e.msg = "changed"
e.lineno = 9
print(str(e), e.args)
