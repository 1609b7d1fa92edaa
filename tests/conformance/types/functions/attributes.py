# getattr, setattr, delattr, hasattr, vars, dir, isinstance, issubclass.

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

class A:
    x = 1

    def __init__(self):
        self.y = 2

    @property
    def p(self):
        raise AttributeError("inner")

    @property
    def q(self):
        raise ValueError("q")

class Slots:
    __slots__ = ("s",)

class Get:
    def __getattr__(self, name):
        if name == "z":
            raise AttributeError("no z")
        return "got " + name

class Str(str):
    pass

a = A()
shows("""
getattr(a, "x"), getattr(a, "y"), getattr(a, "nope", 5), getattr(a, "p", "default"), getattr(Get(), "w"), getattr(Get(), "z", None), getattr(a, Str("y")), hasattr(a, "x"), hasattr(a, "nope"), hasattr(a, "p"), hasattr(Get(), "z"), hasattr(Slots(), "s")
getattr(a, "nope")
getattr(a, "p")
getattr(a, "q", 5)
hasattr(a, "q")
getattr(a, 5)
getattr(a, None, 1)
getattr(a, b"x")
getattr(a)
getattr(a, "x", 1, 2)
getattr(object=a, name="x")
hasattr(a, 5)
hasattr(a)
setattr(a, 5, 1)
setattr(a, "p", 1)
setattr(a, "new", 7), a.new, delattr(a, "new"), hasattr(a, "new")
delattr(a, "nope")
delattr(a, "x")
delattr(a, 5)
delattr(a, "p")
setattr(a, "x")
setattr(Slots(), "t", 1)
Slots().s
delattr(Slots(), "s")
setattr(5, "x", 1)
setattr(int, "x", 1)
delattr(int, "real")
setattr(None, "x", 1)
setattr(object(), "x", 1)
setattr(len, "x", 1)
setattr(A, "__dict__", {})
setattr(a, "__dict__", 5)
setattr(a, "__class__", 5)
setattr(a, "__class__", int)
setattr(a, "y z", 1), vars(a)["y z"], delattr(a, "y z")
vars(a), vars(A)["x"], type(vars(A)).__name__
vars(5)
vars(Slots())
vars(1, 2)
vars(object=a)
isinstance(1, int), isinstance(1, (str, int)), isinstance(True, int), isinstance(1, (str, (float, (int,)))), isinstance(1, int | str), isinstance(None, None | int), isinstance(1, ()), isinstance(a, object)
isinstance(1, 5)
isinstance(1, (str, 5))
isinstance(1, (int, 5))
isinstance(1, [int])
isinstance(1, list[int])
isinstance(1, int | list[str])
isinstance(1, "int")
isinstance(1)
issubclass(bool, int), issubclass(int, (str, object)), issubclass(int, int | str), issubclass(int, ())
issubclass(1, int)
issubclass(int, 1)
issubclass(int, (str, 1))
issubclass(int, list[int])
issubclass(int)
""")
class Meta(type):
    def __instancecheck__(cls, x):
        return [x] if x != 5 else []

    def __subclasscheck__(cls, c):
        raise KeyError(c.__name__)

class M(metaclass=Meta):
    pass

print(isinstance(1, M), isinstance(5, M), isinstance(M(), M), isinstance(5, (M, int)))
check(issubclass, int, M)
class Fake:
    __class__ = int

print(isinstance(Fake(), int), isinstance(Fake(), Fake), type(Fake()).__name__)
class Bases:
    __bases__ = (int,)

print(issubclass(Bases(), int) if False else "")
check(issubclass, Bases(), int)
class Dir:
    def __dir__(self):
        return ["b", "a"]

class BadDir:
    def __dir__(self):
        return 5

class MixDir:
    def __dir__(self):
        return [1, "a"]

print(dir(Dir()), [n for n in dir(a) if n[0] != "_"], [n for n in dir(A) if n[0] != "_"], dir(type("E", (), {"__slots__": ()})())[:2])
check(dir, BadDir())
check(dir, MixDir())
check(dir, 1, 2)
print((lambda x, y: dir())(1, 2))
