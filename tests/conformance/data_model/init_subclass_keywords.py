# __init_subclass__ and __set_name__: keywords, order, errors with notes, multiple inheritance, metaclass in between.

class Base:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry.append((cls.__name__, tag))


class A(Base, tag="a"):
    pass


class B(A):
    pass


class Other:
    def __init_subclass__(cls, extra=0, **kw):
        print("other", cls.__name__, extra)
        super().__init_subclass__(**kw)


class C(A, Other, tag="c", extra=5):
    pass


print(Base.registry)
for text in ("class D(A, bad=1): pass", "class D(A, 5): pass", "class D(A, tag=1, tag=2): pass", "class D(object, x=1): pass", "class D(A, **{'tag': 'star'}): pass", "class D(A, metaclass=type, tag=3): pass", "class D(int, x=1): pass"):
    try:
        exec(text)
        print("fine")
    except (SyntaxError, Exception) as error:
        print(text, "->", type(error).__name__, error)


class Named:
    def __init__(self, fail=False):
        self.fail = fail

    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name, hasattr(owner, name))
        self.name = name
        if self.fail:
            raise LookupError("in set_name")


n = Named()


class E:
    x = n
    y = n
    z = Named()


print(n.name)
try:
    class F:
        ok = Named()
        bad = Named(True)
except LookupError as error:
    print(error, error.__notes__)


class BadSub:
    def __init_subclass__(cls):
        raise KeyError("in init_subclass")


try:
    class G(BadSub):
        x = Named()
except KeyError as error:
    print(error, getattr(error, "__notes__", None))


class Instance:
    pass


i = Instance()
i.__set_name__ = lambda *a: print("never: looked up on the type")


class H:
    a = i


class Changing:
    def __set_name__(self, owner, name):
        owner.added = 5
        setattr(owner, name, "replaced")


class I:
    c = Changing()


print(I.c, I.added)


class Meta(type):
    def __new__(meta, name, bases, ns, **kw):
        print("new", name, kw)
        return super().__new__(meta, name, bases, ns, **{k: v for k, v in kw.items() if k != "only_meta"})

    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)


class J(Base, metaclass=Meta, tag="j", only_meta=1):
    n = Named()


class Plain:
    @classmethod
    def __init_subclass__(cls, **kw):
        print("explicit classmethod", cls.__name__)


class K(Plain):
    pass


class Static:
    @staticmethod
    def __init_subclass__(**kw):
        print("static", kw)


class L(Static, k=1):
    pass


print(type("M", (Base,), {}, tag="by call").__name__, Base.registry[-1])
E.late = Named()
print(hasattr(E.late, "name"))
