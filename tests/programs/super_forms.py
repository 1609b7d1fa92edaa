# super() in all its forms.
class A:
    def f(self):
        return "A.f"

    @classmethod
    def c(cls):
        return "A.c " + cls.__name__

    @staticmethod
    def s():
        return "A.s"

    @property
    def p(self):
        return "A.p " + type(self).__name__

    attr = "A.attr"


class B(A):
    def f(self):
        return "B.f " + super().f()

    @classmethod
    def c(cls):
        return "B.c " + super().c()

    @staticmethod
    def s():
        return "B.s " + super(B, B).s()

    @property
    def p(self):
        return "B.p " + super().p

    attr = "B.attr"

    def both(self):
        return super().attr, super(B, self).attr, super(B, type(self)).attr


class C(B):
    pass


c = C()
print(c.f(), c.c(), C.c(), c.s(), c.p, c.both())
print(super(B, c).f(), super(C, c).f(), super(B, C).c(), super(B, C).f(c), super(A, c).__init__())
s = super(B, c)
print(s, s.__thisclass__, s.__self__ is c, s.__self_class__, s.__class__, type(s))
u = super(B)
print(u, u.__thisclass__, u.__self__, u.__self_class__)
print(u.__get__(c).f(), u.__get__(c, C), u.__get__(None, C) is u, s.__get__(B()) is s)


def fails(f, *a, **k):
    try:
        print("no error:", f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


fails(super)
fails(super, 1)
fails(super, B, 1)
fails(super, B, A)
fails(super, B, A())
fails(super, 1, 2, 3)
fails(super, B, x=1)
fails(super, B, None)
fails(lambda: s.nothing)
fails(lambda: u.f)
fails(lambda: u.__get__(1))
fails(lambda: setattr(s, "x", 1))
fails(lambda: super(type, 1))


# An unbound super object as a class attribute.
class D(A):
    def f(self):
        return "D.f " + self.__super.f()


D._D__super = super(D)
print(D().f(), D._D__super)


# In metaclasses.
class M(type):
    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, ns)
        cls.made_by = mcs.__name__
        return cls

    def describe(cls):
        return "M " + cls.__name__

    def __repr__(cls):
        return "<" + super().__repr__() + ">"


class N(M):
    def describe(cls):
        return "N " + super().describe()


class E(metaclass=N):
    pass


print(E.describe(), E.made_by, E, super(N, E).describe())


# super in nested functions and comprehensions, with changed __class__.
class F(B):
    def f(self):
        def inner():
            return super(F, self).f()

        return inner(), [super(F, self).f() for _ in range(1)]

    def g(self):
        return __class__.__name__, super().both()[0]


print(F().f(), F().g())


# Descriptors seen through super.
class Desc:
    def __get__(self, obj, cls=None):
        return (obj is not None, cls.__name__)


class G:
    d = Desc()


class H(G):
    d = 5

    def look(self):
        return super().d

    @classmethod
    def look_class(cls):
        return super().d


class I(H):
    pass


print(H().look(), I().look(), H.look_class(), I.look_class(), super(H, I()).d, super(H, I).d)


# A class derived from super.
class mysuper(super):
    extra = "extra"


m = mysuper(B, c)
print(m.f(), m.extra, isinstance(m, super), type(m).__name__)


# self that is gone or is something else.
class J(A):
    def rebound(self):
        self = 3
        return super().f()

    def nothing():
        return super().f()

    star = lambda *a: super().f()


fails(J().rebound)
fails(J.nothing)
fails(J().star)


class Diamond1(A):
    def f(self):
        return "1 " + super().f()


class Diamond2(A):
    def f(self):
        return "2 " + super().f()


class Bottom(Diamond1, Diamond2):
    def f(self):
        return "bottom " + super().f()


print([Bottom().f() for _ in range(30)][-1])
