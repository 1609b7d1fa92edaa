# __slots__: descriptors, inheritance, dicts and weak references.
class A:
    __slots__ = ("x", "y")


a = A()
a.x = 1
print(a.x, hasattr(a, "y"), hasattr(a, "__dict__"), A.__slots__, type(A.x).__name__, A.x.__name__, A.x.__objclass__ is A)
for text in ("a.y", "del a.y", "a.z = 1", "a.__dict__", "A.x.__get__(a)", "A.x.__get__(None, A) is A.x", "A.x.__set__(a, 9)", "A.x.__get__(5)", "A.x.__set__(5, 1)", "A.x.__delete__(a)", "a.x", "A.x.__delete__(a)", "vars(a)"):
    try:
        print(text, "->", eval(text) if "=" not in text and not text.startswith("del") else exec(text))
    except Exception as e:
        print(text, "->", type(e).__name__, e)
print(A.x)


class B(A):
    __slots__ = ()


class C(A):
    __slots__ = ("z", "__dict__")


class D(A):
    pass


class E(A):
    __slots__ = ("x",)


for cls in (B, C, D, E):
    o = cls()
    o.x = cls.__name__
    try:
        o.extra = 1
    except AttributeError as e:
        print(e)
    print(cls.__name__, o.x, hasattr(o, "__dict__") and vars(o))
e = E()
e.x = "own"
print(e.x, A.x is E.x, E.x.__objclass__ is E)


class Private:
    __slots__ = ("__secret", "open")

    def __init__(self):
        self.__secret = 5


print(Private()._Private__secret, Private.__slots__, [n for n in vars(Private) if "secret" in n])


class FromList:
    __slots__ = ["b", "a"]


class FromDict:
    __slots__ = {"a": "doc of a", "b": None}


class FromIter:
    __slots__ = iter(["p", "q"])


class FromString:
    __slots__ = "single"


print(FromList.__slots__, FromDict.__slots__, FromDict.a.__doc__, FromDict.b.__doc__, FromIter.p.__name__, FromString.single.__name__)


def error(text):
    try:
        exec(text, {"A": A, "D": D})
        print(repr(text), "-> fine")
    except Exception as e:
        print(repr(text), "->", type(e).__name__, e)


for text in ["class X(A, D): pass", "class Y:\n __slots__ = ('q',)\nclass X(A, Y): pass", "class Y:\n __slots__ = ()\nclass X(A, Y): pass", "class X(int):\n __slots__ = ('a',)", "class X(bytes):\n __slots__ = ('a',)", "class X(type):\n __slots__ = ('a',)", "class X(list):\n __slots__ = ('a',)\nx = X(); x.a = 1", "class X(Exception):\n __slots__ = ('a',)\nx = X(); x.b = 1", "class X:\n __slots__ = ('__weakref__', '__weakref__')", "class X(D):\n __slots__ = ('__dict__',)", "class X(D):\n __slots__ = ('__weakref__',)", "class X:\n __slots__ = ('a', 'b', 'a')\nx = X(); x.a = 1; x.b = 2; print(x.a, x.b)", "class X:\n __slots__ = ('',)", "class X:\n __slots__ = ('a b',)", "class X:\n __slots__ = b'ab'", "class X:\n __slots__ = {}", "class X:\n __slots__ = None", "class X:\n __slots__ = ('if',)\nx = X(); setattr(x, 'if', 1)", "class X:\n __slots__ = ('a',)\n def a(self): pass", "class X:\n __slots__ = ('__slots__',)", "class X:\n __slots__ = ('__qualname__',)\nprint(X.__qualname__)", "class X:\n __slots__ = ('__module__',)", "class X:\n __slots__ = ('__doc__',)", "class X:\n __slots__ = ('__class__',)", "class X:\n __slots__ = ('a',)\nX.__slots__ = ('b',)\nX().b = 1", "import weakref\nweakref.ref(A())", "import weakref\nclass X:\n __slots__ = ('__weakref__',)\nx = X(); weakref.ref(x)", "a = A(); a.__class__ = D", "class X:\n __slots__ = ('x', 'y')\na = A(); a.__class__ = X", "class X:\n __slots__ = ('x',)\na = A(); a.__class__ = X", "class P: pass\nclass Q: pass\np = P(); p.__class__ = Q\nprint(type(p).__name__)"]:
    error(text)
