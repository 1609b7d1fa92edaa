# Slots and descriptors: what they refuse, and in which order they are asked.
def attempt(name, f):
    try:
        print(name, "->", repr(f()).split(" at 0x")[0])
    except Exception as e:
        print(name, "->", type(e).__name__, e)


class S:
    __slots__ = ("a", "_b", "__c", "d")

    def __init__(self):
        self.__c = 3


s = S()
attempt("unset", lambda: s.a)
attempt("set", lambda: setattr(s, "a", 1))
attempt("get", lambda: s.a)
attempt("mangled", lambda: (s._S__c, [n for n in dir(S) if "c" in n and not n.startswith("__")]))
attempt("no such", lambda: setattr(s, "zz", 1))
attempt("delete", lambda: delattr(s, "a"))
attempt("delete twice", lambda: delattr(s, "a"))
attempt("no dict", lambda: s.__dict__)
attempt("vars", lambda: vars(s))
attempt("descriptor", lambda: (S.a.__get__(s), 1))
attempt("descriptor of class", lambda: S.a.__get__(None, S) is S.a)
attempt("wrong object", lambda: S.a.__get__(5))
attempt("wrong set", lambda: S.a.__set__(5, 1))
attempt("repr", lambda: S.a)
attempt("objclass", lambda: (S.a.__objclass__ is S, S.a.__name__, type(S.a).__name__))
attempt("weak", lambda: __import__("weakref").ref(s))


class T(S):
    pass


class U(S):
    __slots__ = ("e",)


class W(S):
    __slots__ = {"x": "doc of x", "__dict__": "d"}


t, u, w = T(), U(), W()
t.anything = 1
w.other = 2
attempt("subclass with dict", lambda: (t.__dict__, w.__dict__))
attempt("subclass without", lambda: setattr(u, "f", 1))
attempt("doc of slot", lambda: (W.x.__doc__, __import__("inspect").getdoc(W.x)))
attempt("to class", lambda: setattr(t, "__class__", U))
attempt("same layout", lambda: setattr(u, "__class__", type("V", (S,), {"__slots__": ("e",)})))
attempt("now", lambda: type(u).__name__)


class Get:
    def __init__(self, v):
        self.v = v

    def __get__(self, o, t=None):
        return ("get", self.v, o is None)


class Data(Get):
    def __set__(self, o, v):
        print("set", v)


class SetOnly:
    def __set__(self, o, v):
        print("set only", v)


class DeleteOnly:
    def __delete__(self, o):
        print("delete only")


class BadGet:
    __get__ = 5


class Failing:
    def __get__(self, o, t=None):
        raise AttributeError("from get")


class D:
    n = Get(1)
    d = Data(2)
    s = SetOnly()
    x = DeleteOnly()
    bad = BadGet()
    f = Failing()


o = D()
o.__dict__.update(n="own n", d="own d", s="own s", x="own x")
for name in ("n", "d", "s", "x", "bad", "f"):
    attempt("load " + name, lambda: getattr(o, name))
    attempt("class " + name, lambda: type(getattr(D, name)).__name__)
    attempt("store " + name, lambda: setattr(o, name, 9))
    attempt("delete " + name, lambda: delattr(o, name))


class WithGetattr(D):
    def __getattr__(self, n):
        return "getattr " + n


attempt("fallback", lambda: (WithGetattr().f, WithGetattr().zz))


class GA:
    x = 5

    def __getattribute__(self, n):
        if n == "y":
            raise AttributeError("no y")
        return object.__getattribute__(self, n)

    def __getattr__(self, n):
        return "fell back"


attempt("getattribute", lambda: (GA().x, GA().y))
attempt("class method", lambda: classmethod(5).__get__(None, int))
attempt("static method", lambda: staticmethod(len)([1]))
attempt("static get", lambda: staticmethod(5).__get__(1))
attempt("function get", lambda: attempt.__get__(None, int) is attempt)
attempt("function get nothing", lambda: attempt.__get__(None))
attempt("method of None", lambda: type(attempt.__get__(5)).__name__)
attempt("builtin get", lambda: len.__get__ if hasattr(len, "__get__") else "no __get__")
attempt("method descriptor", lambda: str.upper.__get__("a")())
attempt("method descriptor wrong", lambda: str.upper.__get__(5))
attempt("wrapper", lambda: (int.__add__.__get__(5)(6), int.__add__.__objclass__))
attempt("getset", lambda: int.real.__get__(5))
attempt("getset set", lambda: int.real.__set__(5, 1))
attempt("getset wrong", lambda: int.real.__get__("a"))
