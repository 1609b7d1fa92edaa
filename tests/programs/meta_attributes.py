# Attributes of classes with a metaclass: order of look-up, descriptors, __getattr__ and the like.
class Data:
    def __get__(self, obj, cls=None):
        return ("data", obj if obj is None else obj.__name__, cls.__name__)

    def __set__(self, obj, v):
        print("set", obj.__name__, v)

    def __delete__(self, obj):
        print("delete", obj.__name__)


class NonData:
    def __get__(self, obj, cls=None):
        return ("nondata", obj if obj is None else obj.__name__, cls.__name__)


class Meta(type):
    d = Data()
    n = NonData()
    plain = "meta"
    only = "only in meta"

    @property
    def p(cls):
        return cls.__name__.lower()

    @p.setter
    def p(cls, v):
        cls.stored = v

    def method(cls, *a):
        return (cls.__name__, a)

    @classmethod
    def cm(mcs):
        return mcs.__name__

    @staticmethod
    def sm():
        return "static"


class A(metaclass=Meta):
    d = 1
    n = 2
    plain = "class"
    p = 3


print(A.d, A.n, A.plain, A.only, A.p, A.method(1), A.cm(), A.sm())
A.d = 10
A.p = 20
A.n = 30
print(A.__dict__["d"], A.__dict__["p"], A.stored, A.n)
del A.d
print("d" in A.__dict__)
a = A()
print(a.d, a.n, a.plain, a.p)
for name in ("only", "method", "cm", "stored2"):
    try:
        print(name, getattr(a, name))
    except AttributeError as e:
        print(e)
    try:
        print(name, getattr(A, name) is not None)
    except AttributeError as e:
        print(e)


class Lazy(type):
    def __getattr__(cls, name):
        if name.startswith("lazy_"):
            return (cls.__name__, name)
        raise AttributeError(f"no {name}")


class B(metaclass=Lazy):
    here = 1


print(B.here, B.lazy_x, hasattr(B, "lazy_y"), hasattr(B, "other"), getattr(B, "other", "default"))
try:
    B.other
except AttributeError as e:
    print(e)
try:
    B().lazy_x
except AttributeError as e:
    print(e)


class Watch(type):
    def __getattribute__(cls, name):
        if name == "magic":
            return "abracadabra"
        return super().__getattribute__(name)

    def __setattr__(cls, name, v):
        print("setting", name)
        super().__setattr__(name, v)

    def __delattr__(cls, name):
        print("deleting", name)
        super().__delattr__(name)


class C(metaclass=Watch):
    v = 1


print(C.magic, C.v)
C.v = 2
print(C.v)
del C.v
try:
    C.v
except AttributeError as e:
    print(e)
try:
    del C.v
except AttributeError as e:
    print(e)


# Attributes that type provides come before those of the class.
class D:
    __name__ = "mine"
    __qualname__ = "Q"
    __mro__ = "m"
    __bases__ = "b"
    __dict__ = {"no": 1}


print(D.__name__, D.__qualname__, D.__mro__, D.__bases__, D().__name__, D().__mro__, D().__bases__, D().__dict__)


# Changes of the metaclass are seen at once.
class Late(type):
    pass


class E(metaclass=Late):
    x = 1


def read():
    return [E.x for _ in range(50)][-1]


print(read())
Late.x = property(lambda cls: "from the metaclass")
print(read())
del Late.x
print(read())
Late.__getattribute__ = lambda cls, name: "all"
print(read())
del Late.__getattribute__
print(read())
Late.y = 5
print(E.y)
E.y = 6
print(E.y, Late.y)


class Other(type):
    x = property(lambda cls: "other")


class G(metaclass=Other):
    pass


print(G.x, type(G))
E.__class__ = Other
print(E.x, type(E), isinstance(E, Other), isinstance(E, Late))
for v in (type, int, 3):
    try:
        E.__class__ = v
    except TypeError as e:
        print(e)
