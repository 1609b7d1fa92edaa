# property: getters, setters, deleters, documentation and misuse.
class C:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        "doc of x"
        return self._x

    @x.setter
    def x(self, v):
        self._x = v * 2

    @x.deleter
    def x(self):
        self._x = "deleted"

    read_only = property(lambda self: 5)
    write_only = property(None, lambda self, v: print("wrote", v))
    nothing = property()
    documented = property(doc="given doc")

    @property
    def fails(self):
        raise AttributeError("inside getter")


c = C()
print(c.x, C.x.__doc__, C.x.__name__, C.documented.__doc__, C.x.fget.__name__, C.read_only.fset)
c.x = 5
print(c.x)
del c.x
print(c.x)
c.write_only = 3
for text in ["c.read_only = 1", "del c.read_only", "c.write_only", "c.nothing", "c.nothing = 1", "del c.nothing", "c.fails", "C.x.fget = 1", "C.x.zzz", "property(1, 2, 3, 4, 5)", "property(zz=1)", "C.x()", "C.x.__get__(c)", "C.x.__get__(None, C) is C.x", "C.x.__set__(c, 1)", "C.x.__set__(c)", "property(len).__get__('abc')", "property().getter(len).fget", "C.x.__doc__ = 'new'"]:
    try:
        r = eval(text) if "=" not in text.replace("zz=1", "") and not text.startswith("del") else exec(text)
        print(text, "->", r)
    except Exception as e:
        print(text, "->", type(e).__name__, e)
print(C.x.__doc__)


class D(C):
    @C.x.getter
    def x(self):
        return "overridden"


print(D().x, D.x.fset is C.x.fset, D.x is C.x)
class Sub(property):
    extra = 1


class E:
    p = Sub(lambda self: "sub", doc="d")


print(E().p, E.p.extra, E.p.__doc__)
