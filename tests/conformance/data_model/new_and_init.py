# __new__ and __init__: what is called when, with what.
class A:
    def __new__(cls, *a, **k):
        print("new", cls.__name__, a, k, end=" ")
        return super().__new__(cls)

    def __init__(self, *a, **k):
        print("init", a, k)


A(1, b=2)


class Other:
    def __new__(cls):
        return 5

    def __init__(self):
        print("never")


print(Other())


class Sub(A):
    def __new__(cls, x):
        return A.__new__(Sub2 if x else cls, x)


class Sub2(Sub):
    def __init__(self, *a):
        print("Sub2 init", a)


Sub(0)
print(type(Sub(1)).__name__)


class Int(int):
    def __new__(cls, v, extra=None):
        self = super().__new__(cls, v)
        self.extra = extra
        return self


i = Int("12", extra="e")
print(i, i + 1, type(i + 1).__name__, i.extra, type(i).__name__)


class Tup(tuple):
    def __new__(cls, *items):
        return tuple.__new__(cls, items)

    def __init__(self, *items):
        self.n = len(items)


t = Tup(1, 2, 3)
print(t, t.n, type(t[:2]).__name__, type(t + ()).__name__)


class BadInit:
    def __init__(self):
        return 5


class Cached:
    made = {}

    def __new__(cls, k):
        if k not in cls.made:
            cls.made[k] = object.__new__(cls)
        return cls.made[k]

    def __init__(self, k):
        self.count = getattr(self, "count", 0) + 1


print(Cached("a") is Cached("a"), Cached("a").count)


class NoArgs:
    pass


class OnlyInit:
    def __init__(self, x):
        self.x = x


class OnlyNew:
    def __new__(cls, x):
        return object.__new__(cls)


class NewNone:
    __new__ = None


class InitNone:
    __init__ = None


class StaticNew:
    @staticmethod
    def __new__(cls):
        return "static"


class ClassNew:
    @classmethod
    def __new__(cls, other):
        return cls.__name__, other.__name__


def error(text):
    try:
        print(text, "->", eval(text))
    except Exception as e:
        print(text, "->", type(e).__name__, e)


for text in ["BadInit()", "NoArgs(1)", "NoArgs(a=1)", "OnlyInit()", "OnlyInit(1).x", "OnlyNew()", "type(OnlyNew(1))", "NewNone()", "InitNone()", "StaticNew()", "ClassNew()", "object(1)", "object(a=1)", "object.__new__()", "object.__new__(1)", "object.__new__(int)", "type(object.__new__(OnlyInit, 1, 2))", "type(object.__new__(OnlyInit, 1))", "object.__new__(NoArgs, 1)", "object.__new__(OnlyNew, 1)", "object.__init__()", "object.__init__(NoArgs(), 1)", "object.__init__(OnlyInit(1), 1)", "object.__init__(OnlyNew(1), 1)", "int.__new__(str)", "int.__new__(bool)", "int.__new__(Int)", "int.__new__(Int, 5)", "int.__new__()", "int.__new__(5)", "tuple.__new__(list)", "tuple.__new__(Tup, (1, 2))", "type(list.__new__(list))", "str.__new__(str, b'a', 'ascii')", "float.__new__(Int)", "object.__new__(type)", "type.__new__(type)", "type.__new__(int)", "type.__new__(type, 'X', (), {}).__name__", "type('X', (), {}, a=1)", "type('X', [], {})", "type(1, (), {})", "type('X', (), [])", "type('X', (1,), {})", "type('X\\0', (), {})", "type('', (), {})", "type('a b', (), {})", "bool.__new__(bool, [1])", "NoArgs.__new__(NoArgs).__class__", "type(NoArgs.__call__())", "type.__call__(NoArgs).__class__", "type.__call__(5)", "type.__call__()", "Exception.__new__(ValueError, 1, 2).args", "BaseException.__new__(Exception, 1, a=2).args", "property.__new__(property).fget", "slice.__new__(slice)"]:
    error(text)
