# Descriptors: data and non-data, lookup order, binding through class and instance.
class Data:
    def __init__(self, tag):
        self.tag = tag

    def __get__(self, o, t=None):
        return (self.tag, o is not None, t and t.__name__)

    def __set__(self, o, v):
        print("set", self.tag, v, end=" ")

    def __delete__(self, o):
        print("delete", self.tag, end=" ")


class NonData:
    def __get__(self, o, t=None):
        return ("nondata", o is not None, t and t.__name__)


class SetOnly:
    def __set__(self, o, v):
        print("setonly", v, end=" ")


class DeleteOnly:
    def __delete__(self, o):
        print("deleteonly", end=" ")


class Meta(type):
    md = Data("meta data")
    mn = NonData()
    plain = "meta plain"
    shared = "meta shared"


class C(metaclass=Meta):
    d = Data("class")
    n = NonData()
    s = SetOnly()
    x = DeleteOnly()
    shared = NonData()
    md = "class md"
    mn = "class mn"


c = C()
vars(c).update(d="i d", n="i n", s="i s", x="i x")
print(c.d, c.n, c.s, c.x)
print(C.d, C.n, type(C.s).__name__, C.shared, C.md, C.mn, C.plain)
c.d = 1
c.n = 2
c.s = 3
print(c.n, c.s)
for a in "dnsx":
    try:
        delattr(c, a)
        print(a, vars(c))
    except AttributeError as e:
        print(a, type(e).__name__, e)
try:
    c.x = 5
except AttributeError as e:
    print(e)
print()
C.md = "x"
del C.md
C.d = "replaced"
print(c.d, C.d)


class Raises:
    def __get__(self, o, t):
        raise AttributeError("from get")


class WithGetattr:
    r = Raises()

    def __getattr__(self, n):
        return f"getattr {n}"


print(WithGetattr().r)
try:
    WithGetattr.r
except AttributeError as e:
    print(e)


class NotOnInstance:
    def __init__(self):
        self.f = lambda s: s
        self.p = property(lambda s: 1)
        self.__get__ = lambda *a: "never"


n = NotOnInstance()
print(type(n.p).__name__, n.f(3))


class Holder:
    n = NotOnInstance()


print(type(Holder().n).__name__)


class Weird:
    __get__ = 5


class H2:
    w = Weird()


class NoneGet:
    __get__ = None


class H3:
    w = NoneGet()


for h in (H2, H3):
    try:
        print(h().w)
    except TypeError as e:
        print(e)


class ReadOnly:
    def __get__(self, o, t):
        return 1

    def __set__(self, o, v):
        raise AttributeError("read only")


class R:
    a = ReadOnly()


r = R()
try:
    r.a += 1
except AttributeError as e:
    print(e)
print(type(C.__dict__["n"]).__name__, C.__dict__["n"].__get__(None, int), C.__dict__["n"].__get__(5))


def func(self):
    return self


print(func.__get__(1)(), func.__get__(None, int) is func if hasattr(func, "__get__") else "")
for args in ((), (None,), (None, None)):
    try:
        print(func.__get__(*args))
    except TypeError as e:
        print(e)
