# Assignment to __bases__, and mro() of metaclasses.
class A:
    def who(self):
        return "A"


class B:
    def who(self):
        return "B"

    @property
    def late(self):
        return "property of B"


class C(A):
    pass


class D(C):
    pass


def show():
    return [D().who() for _ in range(50)][-1]


d = D()
d.late = 1
print(show(), D.__mro__, A.__subclasses__(), B.__subclasses__(), d.late)
C.__bases__ = (B,)
print(show(), D.__mro__, A.__subclasses__(), B.__subclasses__(), d.late, isinstance(d, A), isinstance(d, B))
C.__bases__ = (A, B)
print(show(), D.__mro__, C.__base__, C.__bases__, A.__subclasses__(), B.__subclasses__())
A.who = lambda self: "new A"
print(show())
del A.who
print(show())


def fails(x, cls=C):
    try:
        cls.__bases__ = x
        print("no error")
    except TypeError as e:
        print(e)


class Slots:
    __slots__ = ("a",)


class List(list):
    pass


for x in ((), 1, (1,), (D,), (C,), (A, A), (object, A), (Slots,), (List,), (bool,), (object,), [A]):
    fails(x)
print(C.__bases__, D.__mro__)
fails((A,), int)
fails((A,), A)
try:
    del C.__bases__
except TypeError as e:
    print(e)


class Plain:
    pass


fails((A,), Plain)


# Special methods come and go with the bases.
class WithLen:
    def __len__(self):
        return 3

    def __add__(self, o):
        return "sum"

    def __call__(self):
        return "called"

    def __getattr__(self, name):
        return "dynamic " + name


class Empty:
    pass


class E(Empty):
    pass


e = E()
for _ in range(2):
    for f in (len, lambda x: x + 1, lambda x: x(), lambda x: x.foo):
        try:
            print(f(e))
        except (TypeError, AttributeError) as x:
            print(x)
    E.__bases__ = (WithLen,)
E.__bases__ = (Empty,)
for f in (len, lambda x: x + 1, lambda x: x(), lambda x: x.foo):
    try:
        print(f(e))
    except (TypeError, AttributeError) as x:
        print(x)


# A failing mro() leaves everything as it was.
class Strict(type):
    allowed = True

    def mro(cls):
        if not Strict.allowed:
            raise ValueError("not now")
        return super().mro()


class F(A, metaclass=Strict):
    pass


class G(F):
    pass


Strict.allowed = False
try:
    F.__bases__ = (B,)
except ValueError as e:
    print(e, F.__bases__, G.__mro__, B.__subclasses__())
Strict.allowed = True
F.__bases__ = (B,)
print(F.__bases__, G.__mro__)


# Other orders.
class Reverse(type):
    def mro(cls):
        first, *rest = super().mro()
        return [first, *reversed(rest)] if len(rest) < 2 else [first, *reversed(rest[:-1]), rest[-1]]


class X:
    v = "X"


class Y:
    v = "Y"


class Z(X, Y, metaclass=Reverse):
    pass


print(Z.__mro__, Z.v, Z().v, Z.mro())


class Stranger:
    s = "stranger"


class Adopt(type):
    def mro(cls):
        return [cls, Stranger, object]


class W(X, metaclass=Adopt):
    pass


print(W.__mro__, W.__bases__, W().s, hasattr(W, "v"), issubclass(W, Stranger), issubclass(W, X), Stranger.__subclasses__())
Stranger.s = "changed"
print(W().s, W.s)
for result in (1, [1], [int, object], "ab"):
    class Bad(type):
        def mro(cls):
            return result

    try:
        Bad("Q", (), {})
    except TypeError as e:
        print(e)
