# property: getters, setters, deleters, copies by decorators, docs, names, inheritance and errors.

class A:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        """doc of x"""
        return self._x

    @x.setter
    def x(self, v):
        self._x = v * 2

    @x.deleter
    def x(self):
        print("deleted")
        self._x = None

    @property
    def ro(self):
        return "read only"

    wo = property(None, lambda self, v: print("written", v))
    none = property()
    raising = property(lambda self: self.missing)


class B(A):
    @A.x.getter
    def x(self):
        return f"B{self._x}"

    @property
    def ro(self):
        return super().ro + "!"


class C(A):
    @property
    def x(self):
        return A.x.fget(self) * 100

    @x.setter
    def x(self, v):
        A.x.fset(self, v + 1)


a, b, c = A(), B(), C()
a.x = b.x = c.x = 5
print(a.x, b.x, c.x, b.ro, A.x.__doc__, B.x.__doc__, C.x.__doc__, A.x.__name__, A.x.fget.__name__, B.x.fset is A.x.fset, A.wo.fget, A.x is A.x)
del b.x
for text in ("a.ro = 1", "del a.ro", "a.wo", "a.none", "a.none = 1", "del a.none", "a.raising", "del c.x", "a.x.y", "A.x.fget = 5", "A.x.__doc__ = 'new'", "property(5).fget", "property(1, 2, 3, 4, 5)", "property(fget=len, doc='d').__doc__", "property(bad=1)", "A.x()", "A.x.setter()", "A.x.__get__(a)", "A.x.__get__(None, A) is A.x", "A.x.__get__()", "A.x.__set__(a, 3)", "a.x", "A.x.__delete__(a)", "property(len).__get__([1, 2])", "A.ro.__set__(a, 1)", "type(A.x.getter(len)).__name__", "property(abs).__name__", "property(lambda s: 1).__name__", "property().__name__", "A.x.__isabstractmethod__", "A.x.__set_name__(A, 'z')", "A.x.__name__"):
    try:
        if " = " in text or text.startswith("del"):
            exec(text)
            print(text)
        else:
            print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)
print(A.x.__doc__)


class Sub(property):
    def __get__(self, obj, owner=None):
        return "sub got " + str(super().__get__(obj, owner)) if obj else self


class D:
    v = Sub(lambda self: 5, doc="sub doc")

    @Sub
    def w(self):
        """w doc"""

    @w.setter
    def w(self, x): print("set w", x)


d = D()
d.w = 1
print(d.v, D.v.__doc__, D.w.__doc__, type(D.w).__name__, isinstance(D.v, property))
D.v.__doc__ = "changed"
print(D.v.__doc__)
a.__dict__["x"] = "shadow"
print(a.x, vars(a))


class Meta(type):
    @property
    def p(cls):
        return f"p of {cls.__name__}"


class M(metaclass=Meta):
    pass


print(M.p, hasattr(M(), "p"))


class Err:
    @property
    def attr(self):
        raise AttributeError("from property")

    def __getattr__(self, name):
        return f"fallback {name}"


print(Err().attr, hasattr(A(), "raising"), getattr(A(), "raising", "default"))


class Slots:
    __slots__ = ("_v",)

    @property
    def v(self):
        return self._v

    @v.setter
    def v(self, x):
        self._v = x


s = Slots()
try:
    s.v
except AttributeError as error:
    print(error)
s.v = 3
print(s.v)
