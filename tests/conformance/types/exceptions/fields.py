# What exceptions know: args, names, objects, codes, and how they print.
def show(e):
    print(type(e).__name__, e.args, str(e), repr(e))


for e in (Exception(), Exception(1), Exception(1, "a"), KeyError("k"), KeyError(1, 2), KeyError(), OSError(), OSError(2), OSError(2, "no"), OSError(2, "no", "f"), OSError(2, "no", "f", None, "g"), OSError(13, "d"), OSError(17, "e"), OSError("text"), OSError(1, 2, 3, 4, 5, 6), StopIteration(5), SystemExit(), SystemExit(3), SystemExit("m", 1), ImportError("m", name="n", path="p"), UnicodeDecodeError("utf-8", b"abc", 1, 2, "bad"), UnicodeEncodeError("ascii", "aéb", 1, 2, "bad"), UnicodeTranslateError("abc", 0, 2, "bad"), SyntaxError("s"), SyntaxError("s", ("f", 1, 2, "text")), AttributeError("a", name="n", obj=5), NameError("x", name="q"), BaseException("b"), AssertionError([1]), BlockingIOError(11, "b", 5)):
    show(e)
print(OSError(2, "x").errno, OSError(2, "x", "f").filename, OSError(2, "x", "f", None, "g").filename2, StopIteration(7).value, StopIteration().value, SystemExit("m", 1).code, SystemExit().code, ImportError("m", name="n").name, AttributeError("a", name="n", obj=5).obj, NameError("x", name="q").name)
for f in (lambda: [].zz, lambda: zz, lambda: __import__("zz_none"), lambda: exec("from sys import zz"), lambda: exec("import sys.zz"), lambda: {}.k, lambda: int.zz, lambda: next(iter([])), lambda: {}["k"], lambda: [][0], lambda: exec("del q"), lambda: exec("def f():\n  x\n  x = 1\nf()"), lambda: object().x, lambda: setattr(5, "x", 1), lambda: setattr(object(), "x", 1), lambda: delattr(5, "real")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e, [(a, getattr(e, a) if a != "obj" else type(e.obj).__name__) for a in ("name", "obj", "path", "name_from") if hasattr(e, a)])
for bad in (lambda: OSError(x=1), lambda: Exception(x=1), lambda: ImportError("m", zz=1), lambda: UnicodeDecodeError(), lambda: UnicodeDecodeError("u", "s", 1, 2, "r"), lambda: UnicodeEncodeError("u", b"s", 1, 2, "r"), lambda: AttributeError(zz=1), lambda: SyntaxError("m", 5), lambda: SyntaxError("m", (1, 2)), lambda: BaseException.__new__(int), lambda: setattr(Exception(), "args", 5), lambda: setattr(Exception(), "__cause__", 5), lambda: setattr(Exception(), "__traceback__", 5), lambda: setattr(Exception(), "__context__", "c"), lambda: Exception().with_traceback(5), lambda: Exception().add_note(5), lambda: delattr(Exception(), "args"), lambda: delattr(Exception(), "__cause__"), lambda: Exception().__setstate__(5), lambda: exec("raise 5"), lambda: exec("raise int"), lambda: exec("raise ValueError from 5"), lambda: exec("raise")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
e = ValueError("n")
e.add_note("one")
e.__notes__.append(2)
e.args = [1, 2]
e.__cause__ = None
print(e.__notes__, e.args, e.__suppress_context__, e.__traceback__)
e.__setstate__({"x": 5})
print(e.x, e.__dict__, e.__reduce__())


class Mine(ValueError):
    def __init__(self, a, b=2):
        self.a = a
        super().__init__(a, b)

    def __str__(self):
        return f"mine {self.a}"


class Bare(Exception):
    def __init__(self, a):
        self.a = a


show(Mine(1))
show(Bare(7))
print(OSError.__subclasses__() != [], type(OSError(2, "x")).__name__, type(OSError(2)).__name__, isinstance(OSError(111, "c"), ConnectionRefusedError), issubclass(IOError, OSError), EnvironmentError is OSError)
