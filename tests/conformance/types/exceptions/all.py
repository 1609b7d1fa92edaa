# Exceptions as objects: args, text, attributes, notes, chaining fields, OSError's kinds.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class My(Exception):
    pass

class Init(Exception):
    def __init__(self, a, b=2):
        self.a = a

class Str(Exception):
    def __str__(self):
        return "own text"

shows("""
str(ValueError()), repr(ValueError()), str(ValueError("a")), repr(ValueError("a")), str(ValueError("a", 1)), repr(ValueError("a", 1)), ValueError("a", 1).args, str(KeyError("k")), str(KeyError()), str(KeyError("a", "b")), repr(My("x")), str(Str("y")), repr(Str("y"))
ValueError(x=1)
My(x=1)
Init()
Init(1).args, Init(1, b=3).args, Init(a=5).args, Init(1).a
BaseException.__new__(ValueError, 1, 2).args, Exception.__init__(ValueError(), 5)
ValueError() == ValueError(), ValueError("a") == ValueError("a"), hash(ValueError()) != 0, bool(ValueError())
ValueError("a") < ValueError("b")
ValueError("a")[0]
len(ValueError("a"))
str(OSError(2, "No such")), repr(OSError(2, "No such")), str(OSError(2, "m", "file")), str(OSError(2, "m", "f", None, "g")), str(OSError("one")), str(OSError(1, 2, 3, 4, 5, 6)), type(OSError(2, "x")).__name__, type(OSError(13, "x")).__name__, type(OSError(17, "x")).__name__, type(OSError(99999, "x")).__name__, type(OSError("x")).__name__
OSError(2, "m", "file").args, OSError(2, "m", "file").filename, OSError(2, "m").filename, OSError(2, "m").errno, OSError(2, "m").strerror, OSError("x").errno, OSError(2, "m", "a", 0, "b").filename2
FileNotFoundError(1, "x").errno, FileNotFoundError().args, type(FileNotFoundError(13, "x")).__name__
StopIteration().value, StopIteration(1, 2).value, SystemExit().code, SystemExit(3).code, SystemExit(1, 2).code
ImportError("m", name="n", path="p").name, ImportError("m").name, str(ImportError("m", name="n")), repr(ImportError("m", name="n")), ImportError(name="x").msg
ImportError("m", foo=1)
NameError("x", name="n").name, AttributeError("x", name="n", obj=5).obj, NameError("x").name
NameError("x", foo=1)
SyntaxError("m").msg, SyntaxError("m", ("f", 1, 2, "text")).lineno, str(SyntaxError("m", ("f", 1, 2, "text"))), SyntaxError("m", ("f", 1, 2, "t", 3, 4)).end_offset, SyntaxError().msg, str(SyntaxError("m", ("/a/b.py", 5, 2, "t")))
SyntaxError("m", 5)
""".replace('ValueError("a")[0]', 'ValueError("a").__getitem__'))
e = ValueError("x")
print(e.__cause__, e.__context__, e.__suppress_context__, e.__traceback__, hasattr(e, "__notes__"), e.__dict__)
e.add_note("n1")
e.add_note("n2")
print(e.__notes__, e.__dict__)
check(e.add_note, 5)
e.__notes__ = "not a list"
check(e.add_note, "n3")
for name, value in (("__cause__", KeyError()), ("__cause__", 5), ("__cause__", None), ("__context__", 5), ("__context__", KeyError()), ("__traceback__", 5), ("__traceback__", None), ("__suppress_context__", 5), ("args", [1, 2]), ("args", 5), ("args", "ab"), ("x", 1), ("__dict__", 5), ("__class__", KeyError)):
    try:
        setattr(e, name, value)
        print(name, repr(getattr(e, name)))
    except (TypeError, AttributeError) as error:
        print(name, type(error).__name__, error)
for name in ("args", "__cause__", "__traceback__", "x", "y", "__suppress_context__"):
    try:
        delattr(e, name)
        print("deleted", name)
    except (TypeError, AttributeError) as error:
        print(name, type(error).__name__, error)
check(e.with_traceback, 5)
print(e.with_traceback(None) is e, e.__reduce__()[1:], My("a", 1).__reduce__()[1], OSError(2, "m", "f").__reduce__()[1])
e.__setstate__({"k": "v"})
print(e.k)
check(e.__setstate__, 5)
print([c.__name__ for c in FileNotFoundError.__mro__], IOError is OSError, EnvironmentError is OSError)
