# super(): every form, and what it refuses.
def attempt(name, f):
    try:
        print(name, "->", f())
    except Exception as e:
        print(name, "->", type(e).__name__, e)


class A:
    attr = "A"

    def f(self):
        return "A.f"

    @classmethod
    def c(cls):
        return "A.c " + cls.__name__

    @property
    def p(self):
        return "A.p"


class B(A):
    attr = "B"

    def f(self):
        return "B " + super().f()

    @classmethod
    def c(cls):
        return "B " + super().c()

    @property
    def p(self):
        return "B " + super().p

    def missing(self):
        return super().nothing

    def set(self):
        super().attr = 5

    def set_property(self):
        super().p = 5

    def delete(self):
        del super().attr

    def item(self):
        return super()[0]

    def call(self):
        return super()()

    def len(self):
        return len(super())

    def nested(self):
        return (lambda: super().f())()

    def nested_args(self):
        return (lambda self: super().f())(self)

    def comprehension(self):
        return [super(B, self).f() for _ in range(1)]

    def generator(self):
        return list(super().f() for _ in range(1))

    def no_self():
        return super()

    def deleted(self):
        del self
        return super()

    def rebound(self):
        self = 5
        return super().f()

    @staticmethod
    def static(x):
        return super().f()

    def star(*args):
        return super().f()

    def kw(self, *, k=super):
        return k().f()


b = B()
for name in ("f", "missing", "set", "set_property", "delete", "item", "call", "len", "nested", "nested_args", "comprehension", "generator", "deleted", "rebound", "star", "kw"):
    attempt(name, getattr(b, name))
attempt("no_self", B.no_self)
attempt("static", lambda: B.static(b))
attempt("static wrong", lambda: B.static(5))
attempt("c", B.c)
attempt("p", lambda: b.p)
attempt("two", lambda: (super(B, b).attr, super(A, b).__init__ is not None))
attempt("two missing", lambda: super(A, b).attr)
attempt("class", lambda: super(B, B).f(b))
attempt("unbound", lambda: super(B).__get__(b).f())
attempt("unbound attr", lambda: super(B).f)
attempt("unbound get none", lambda: type(super(B).__get__(None, B)).__name__)
attempt("wrong object", lambda: super(B, 5))
attempt("wrong class", lambda: super(5, b))
attempt("wrong order", lambda: super(B, A()))
attempt("none", lambda: super(B, None).f)
attempt("outside", lambda: super())
attempt("three", lambda: super(B, b, 1))
attempt("keyword", lambda: super(type=B))
attempt("attributes", lambda: (super(B, b).__thisclass__.__name__, super(B, b).__self__ is b, super(B, b).__self_class__.__name__, super(B).__self__))
attempt("class of", lambda: super(B, b).__class__)
attempt("setattr", lambda: setattr(super(B, b), "x", 1))
attempt("repr", lambda: repr(super(B, b)).split(" object at")[0])
attempt("repr unbound", lambda: repr(super(B)))


class D(A):
    pass


class E(B, D):
    def f(self):
        return "E " + super().f()


attempt("diamond", lambda: (E().f(), super(B, E()).f(), super(D, E()).f()))
B.f = lambda self: super().f()
attempt("no class cell", b.f)
B.f = lambda self: super(B, self).f() + "!"
attempt("explicit", b.f)


class M(type):
    def __call__(cls, *a):
        return ("made", super().__call__(*a).__class__.__name__)


class X(metaclass=M):
    pass


attempt("metaclass", X)


class Sub(super):
    extra = 1


attempt("subclass of super", lambda: (Sub(B, b).attr, Sub(B, b).extra if hasattr(Sub(B, b), "extra") else "hidden"))
