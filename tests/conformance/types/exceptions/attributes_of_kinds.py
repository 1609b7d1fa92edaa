# Attributes that the built-in exceptions have for themselves, and how they follow their arguments.

def show(e, *names):
    print(repr(e), str(e) or "-", e.args, *(f"{n}={getattr(e, n)!r}" for n in names))


show(StopIteration(), "value")
show(StopIteration(1, 2), "value")
show(StopAsyncIteration(3))
show(SystemExit(), "code")
show(SystemExit(3), "code")
show(SystemExit(1, 2), "code")
show(KeyError("a"))
show(KeyError("a", "b"))
show(KeyError())
show(OSError(), "errno", "strerror", "filename", "filename2")
show(OSError(1), "errno", "strerror")
show(OSError(2, "no"), "errno", "strerror", "filename")
show(OSError(2, "no", "file"), "filename", "filename2")
show(OSError(2, "no", "a", None, "b"), "filename", "filename2")
show(OSError(1, 2, 3, 4, 5, 6), "errno")
show(OSError(None, "s"), "errno")
show(OSError("x", "y", b"bytes"), "filename")
show(BlockingIOError(11, "again", 5), "characters_written")
show(ImportError("m", name="n", path="p"), "name", "path", "msg", "name_from")
show(ImportError(1, 2), "msg")
show(ModuleNotFoundError(name="q"), "name", "msg")
show(NameError("x", name="y"), "name")
show(UnboundLocalError("z"), "name")
show(AttributeError("a", name="b", obj=5), "name", "obj")
show(AttributeError(), "name", "obj")
show(SyntaxError("m", ("f", 1, 2, "t", 3, 4)), "msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset")
show(SyntaxError(), "msg", "lineno")
for text in ("KeyError(a=1)", "ImportError('m', other=1)", "NameError('x', obj=1)", "AttributeError(name='n', zzz=1)", "StopIteration(value=1)", "SystemExit(code=1)", "OSError(errno=1)", "SyntaxError('m', ('f', 1))", "SyntaxError('m', 5)", "UnicodeDecodeError()", "BaseException(x=1)", "ValueError.__new__(ValueError, x=1)", "hasattr(BlockingIOError(11, 'a'), 'characters_written')"):
    try:
        print(repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)
e = OSError(2, "no", "f")
e.errno, e.strerror, e.filename = 5, "changed", "new"
show(e)
e = StopIteration(1)
e.value = 9
show(e, "value")
e.args = (7, 8)
show(e, "value")
for args in (5, None, "ab", [1, 2], iter([3])):
    try:
        e.args = args
        print(e.args)
    except TypeError as error:
        print(error)
try:
    del e.args
except TypeError as error:
    print(error)
for code in (1, 2, 3, 4, 10, 11, 13, 17, 20, 21, 32, 103, 104, 110, 111, 9999):
    print(code, type(OSError(code, "m")).__name__, end=" ")
print(type(FileNotFoundError(13, "m")).__name__, IOError is OSError, EnvironmentError is OSError)
