# Method resolution order and super().
class O:
    def who(self):
        return ["O"]


class A(O):
    def who(self):
        return ["A"] + super().who()


class B(O):
    def who(self):
        return ["B"] + super().who()


class C(A, B):
    def who(self):
        return ["C"] + super().who()


class D(C, B):
    def who(self):
        return ["D"] + super(D, self).who()


print(D().who(), [c.__name__ for c in D.__mro__])
print(super(A, D()).who(), super(A, D).who(D()), super(O, D()).__init__.__name__)


def error(text, **ns):
    try:
        exec(text, dict(A=A, B=B, C=C, D=D, O=O, **ns))
        print(repr(text), "-> fine")
    except Exception as e:
        print(repr(text), "->", type(e).__name__, e)


for text in ["class X(O, A): pass", "class X(A, B): pass\nclass Y(B, A): pass\nclass Z(X, Y): pass", "class X(object, A): pass", "class X(A, A): pass", "class X(A, object, B): pass", "class X(int, float): pass", "class X(dict, list): pass", "class X(Exception, OSError): pass", "class X(OSError, KeyError): pass", "class X(A, D): pass",
             "super()", "super(A)", "super(A).who", "super(1)", "super(A, 1)", "super(A, O())", "super(A, O)", "super(A, B())", "super(A, A()).nothing", "super(A, A).__init__()", "super(A, None)", "super(None, None)", "super(1, 2)", "super(type, A).mro", "def f(): super()\nf()", "def f(x): super()\nf(1)", "class X:\n def f(): super()\nX.f()", "class X:\n def f(self):\n  self = 1\n  super()\nX().f()", "class X:\n def f(self):\n  del self\n  super()\nX().f()", "class X:\n def f(*a): super()\nX().f()", "class X:\n def f(self): return [super() for _ in [1]]\nX().f()", "class X:\n def f(self): return (lambda: super())()\nX().f()", "class X:\n @staticmethod\n def f(x): super()\nX.f(1)", "class X:\n f = lambda self: super().__repr__()\nX().f()", "class X:\n def f(self): __class__ = 5; return super()\nX().f()", "class X:\n def f(self): return __class__\nprint(X().f())", "class X:\n y = __class__", "class X:\n def f(self):\n  nonlocal __class__\n  __class__ = 1\n  return __class__\nprint(X().f())", "class X:\n super().y", "class X:\n def __new__(cls): return super().__new__(cls)\nprint(type(X()).__name__)", "class X:\n @classmethod\n def f(cls): return super().__repr__\nX.f()", "class X:\n def f(self, super): return super\nX().f(1)", "class X:\n def f(self): super().zz\nX().f()", "class X:\n def f(self): super().zz = 1\nX().f()", "class X:\n def f(self): del super().zz\nX().f()", "class X:\n def f(self): return super()[0]\nX().f()", "class X:\n def f(self): return super() + 1\nX().f()", "class X:\n def f(self): return len(super())\nX().f()"]:
    error(text)


class P:
    def __getitem__(self, k):
        return "P item", k

    def __len__(self):
        return 3

    x = property(lambda self: "P.x")

    def __getattr__(self, n):
        return f"P getattr {n}"


class Q(P):
    x = "Q.x"

    def get(self):
        return super().__getitem__(1), super().x, super().__len__()

    def missing(self):
        return super().nothing


q = Q()
print(q.get(), q.x, q.nothing)
try:
    print(q.missing())
except AttributeError as e:
    print(e)
s = super(Q, q)
print(s.__thisclass__.__name__, s.__self__ is q, s.__self_class__.__name__, type(s).__name__, s.__class__.__name__)
u = super(Q)
print(u.__self__, u.__self_class__, u.__get__(q).x, type(u.__get__(q)).__name__, repr(u))


class Late(P):
    pass


Late.s = super(Late)
print(Late().s.x)
class Grand:
    @classmethod
    def make(cls):
        return "grand", cls.__name__

    @staticmethod
    def stat():
        return "static"


class Parent(Grand):
    @classmethod
    def make(cls):
        return super().make(), super().stat(), __class__.__name__


class Child(Parent):
    pass


print(Child.make(), Child().make())
