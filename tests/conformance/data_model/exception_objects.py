# Exceptions: arguments, attributes, notes and text.
def show(e):
    print(type(e).__name__, repr(e), "|", str(e), "|", e.args)


for e in (Exception(), Exception(None), Exception("a"), Exception("a", 1), Exception(("t",)), KeyError("k"), KeyError(), KeyError("a", "b"), KeyError(1), IndexError("i"), StopIteration(5), StopAsyncIteration(6), SystemExit(), SystemExit(3), SystemExit("text", 2), OSError(2, "No such"), OSError(2, "No such", "file"), OSError(2, "m", "f1", None, "f2"), OSError("one"), OSError(1, 2, 3, 4, 5, 6), OSError(13, "denied"), OSError(17, "x"), OSError(32, "p"), OSError(9999, "q"), SyntaxError("msg"), SyntaxError("msg", ("f", 1, 2, "text")), SyntaxError("msg", ("f", 1, 2, "text", 3, 4)), SyntaxError(), SyntaxError("m", ()) if False else SyntaxError(None), UnicodeDecodeError("utf-8", b"ab\xff", 2, 3, "bad"), UnicodeEncodeError("ascii", "ab\xe9", 2, 3, "bad"), UnicodeDecodeError("utf-8", b"abcdef", 1, 4, "range"), UnicodeTranslateError("x\u1234", 1, 2, "r"), UnicodeEncodeError("a", "\U0001f600", 0, 1, "r"), ImportError("i", name="n", path="p"), ModuleNotFoundError("m", name="n"), AttributeError("a", name="n", obj=5), NameError("n", name="x"), BlockingIOError(11, "b", 7), ExceptionGroup("g", [ValueError(1)]), BaseExceptionGroup("b", (ValueError(1), KeyError(2)))):
    show(e)
o = OSError(2, "No such", "file")
print(o.errno, o.strerror, o.filename, o.filename2, type(o))
s = StopIteration(1, 2)
print(s.value, StopIteration().value, SystemExit().code, SystemExit(1, 2).code)
s.value = "set"
print(s.value, s.args)
i = ImportError("m", name="n")
print(i.msg, i.name, i.path, i.name_from)


def error(text):
    try:
        print(text, "->", eval(text))
    except Exception as e:
        print(text, "->", type(e).__name__, e)


for text in ["Exception(a=1)", "KeyError(a=1)", "ImportError(a=1)", "ImportError('m', zz=1)", "AttributeError(zz=1)", "NameError(obj=1)", "StopIteration(a=1)", "OSError(a=1)", "UnicodeDecodeError()", "UnicodeDecodeError(1, 2, 3, 4, 5)", "UnicodeDecodeError('u', 'str', 0, 1, 'r')", "UnicodeEncodeError('u', b'b', 0, 1, 'r')", "SyntaxError('m', 5)", "SyntaxError('m', (1,))", "SyntaxError('m', (1, 2, 3, 4, 5))", "SyntaxError('m', ('f', 1, 2, 't', 3, 4, 5, 6))", "ExceptionGroup()", "ExceptionGroup('m')", "ExceptionGroup('m', [])", "ExceptionGroup('m', 5)", "ExceptionGroup(1, [ValueError()])", "ExceptionGroup('m', [1])", "ExceptionGroup('m', [KeyboardInterrupt()])", "BaseExceptionGroup('m', [ValueError()])", "BaseExceptionGroup('m', [KeyboardInterrupt()])", "ExceptionGroup('m', [ValueError], 3)", "ExceptionGroup('m', [ValueError])", "BaseException.__setstate__(Exception(), 5)", "Exception().add_note(5)", "Exception().add_note()", "Exception().__notes__", "MemoryError('x').args", "RecursionError().args", "BaseException().with_traceback()", "Exception().__reduce__()", "OSError(2, 'm', 'f').__reduce__()", "KeyError('k').__reduce__()[1]", "ImportError('m', name='n').__reduce__()", "Exception('a') == Exception('a')", "Exception('a') < Exception('b')", "bool(Exception())", "len(Exception())", "Exception()[0]", "iter(Exception())"]:
    error(text)
e = ValueError("v")
e.add_note("one")
e.add_note("two")
print(e.__notes__)
e.__notes__ = "replaced"
try:
    e.add_note("three")
except TypeError as t:
    print(t)


class Custom(Exception):
    def __init__(self, a, *, b=2):
        self.a, self.b = a, b


class Str(Exception):
    def __str__(self):
        return "custom str"


class NoSuper(OSError):
    def __init__(self, *a):
        pass


c = Custom(1, b=3)
print(repr(c), c.args, c.a, c.b, str(Str(1)), repr(Str(1)), NoSuper(2, "m").errno, NoSuper(2, "m").args)
d = UnicodeDecodeError("utf-8", bytearray(b"abc"), 0, 2, "r")
d.start, d.end, d.reason, d.object = 1, 9, "new", b"xyz"
print(str(d), d.encoding)
