# __getattr__, __getattribute__, __setattr__, __delattr__ and __dir__.
class G:
    x = 1

    def __getattribute__(self, n):
        if n == "boom":
            raise AttributeError("first")
        if n == "other":
            raise KeyError("other")
        return object.__getattribute__(self, n)

    def __getattr__(self, n):
        return f"fallback {n}"


g = G()
print(g.x, g.missing, g.boom)
try:
    g.other
except KeyError as e:
    print(repr(e))
print(getattr(g, "nothing"), hasattr(g, "anything"), getattr(g, "x", 5))


class S:
    def __setattr__(self, n, v):
        print("set", n, v, end=" ")
        object.__setattr__(self, n.upper(), v)

    def __delattr__(self, n):
        print("del", n, end=" ")
        object.__delattr__(self, n.upper())


s = S()
s.a = 1
print(s.A, vars(s))
del s.a
print(vars(s))
try:
    del s.a
except AttributeError as e:
    print(e)


class D:
    def __dir__(self):
        return ["b", "a", "c"]


print(dir(D()))


class BadDir:
    def __dir__(self):
        return 5


class MixedDir:
    def __dir__(self):
        return ["a", 1]


for c in (BadDir, MixedDir):
    try:
        print(dir(c()))
    except TypeError as e:
        print(e)


class P:
    __slots__ = ("a",)


class Q:
    pass


class Dyn:
    def __getattr__(self, n):
        return len(n)

    @property
    def prop(self):
        return self.no_such_thing.nested

    @property
    def fails(self):
        raise AttributeError("inside")


print(Dyn().prop if False else Dyn().fails)


def error(text):
    try:
        print(text, "->", eval(text) if "=" not in text else exec(text))
    except Exception as e:
        print(text, "->", type(e).__name__, e, getattr(e, "name", "-"), type(getattr(e, "obj", None)).__name__)


p, q = P(), Q()
import sys
for text in ["p.a", "p.b", "p.b = 1", "q.zz", "Q.zz", "p.__dict__", "q.__dict__ = 1", "q.__class__ = 1", "q.__class__ = int", "q.__class__ = P", "(5).x", "(5).x = 1", "int.x", "int.x = 1", "None.x", "None.x = 1", "[].append = 1", "[].zz = 1", "len.__name__ = 'x'", "len.x", "'a'.b", "sys.zz", "q.zz.yy", "getattr(q, 'zz')", "getattr(q, 1)", "setattr(q, 1, 2)", "delattr(q, 1)", "delattr(q, 'zz')", "hasattr(q, 1)", "getattr(5, 'real', 1)", "type.zz", "object().x = 1", "object.x = 1", "Q().__init__.x", "Q.__init__.x = 1", "(lambda: 1).__code__ = 5", "(lambda: 1).__name__ = 5", "(lambda: 1).__defaults__ = 5", "(lambda: 1).__dict__ = 5", "(lambda: 1).__closure__ = ()", "(lambda: 1).__globals__ = {}", "Q.__name__ = 5", "Q.__name__ = ''", "Q.__bases__ = ()", "Q.__dict__ = {}", "Q.__mro__ = ()", "Q.__module__ = 5", "Q.__doc__ = 5", "int.__doc__ = 'x'", "1 .real = 5", "P.a = 5", "p.a", "().x", "...x", "True.x", "1.5.x", "b''.x", "{}.x", "range(1).x", "super().x", "super(Q, q).zz", "print.__self__.zz", "type(q).__dict__['x']", "vars(q)['x']", "q.__getattr__", "Q.__dict__.x", "(x for x in ()).zz", "(1).__class__.zz", "Q.zz()", "q.method()", "'abc'.foo.bar", "[1].push(1)", "{}.has_key(1)"]:
    error(text)
