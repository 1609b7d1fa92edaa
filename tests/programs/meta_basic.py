# Metaclasses: __new__, __init__, __call__, __prepare__, keywords, the most derived one.
log = []


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        log.append(("prepare", mcs.__name__, name, [b.__name__ for b in bases], kw))
        return {"given": 1}

    def __new__(mcs, name, bases, ns, **kw):
        log.append(("new", name, sorted(k for k in ns if not k.startswith("__")), kw))
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        log.append(("init", cls.__name__, kw))
        super().__init__(name, bases, ns)

    def __call__(cls, *args, **kw):
        log.append(("call", cls.__name__, args, kw))
        return super().__call__(*args, **kw)


class A(metaclass=Meta, flag=True):
    x = 2

    def __init__(self, *args):
        self.args = args


class B(A):
    y = 3

    def method(self):
        return __class__.__name__


a = A(1, 2)
b = B()
print(type(A), type(B), A.given, A.x, B.y, b.method(), a.args, b.args)
for entry in log:
    print(entry)
print(isinstance(A, Meta), isinstance(A, type), issubclass(Meta, type), Meta.__mro__)
C = Meta("C", (B,), {"z": 5}, extra=1)
print(C, C.__bases__, C.z, log[-2:])


class SubMeta(Meta):
    pass


class D(B, metaclass=SubMeta):
    pass


class E(D):
    pass


print(type(D), type(E))


class Other(type):
    pass


def fails(f, *args, **kw):
    try:
        r = f(*args, **kw)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print("no error", r)


class O(metaclass=Other):
    pass


fails(lambda: type("X", (A, O), {}))
fails(lambda: Meta("X", (A, O), {}))
fails(lambda: Meta("X"))
fails(lambda: Meta(1))
fails(lambda: type.__new__(Meta, "X", ()))
fails(lambda: type.__new__(int, "X", (), {}))
fails(lambda: type.__new__(1, "X", (), {}))
# type() finds the metaclass of the bases by itself.
print(type(type("X", (O,), {})), type(type.__new__(type, "Y", (D,), {})))


# A function as metaclass.
def build(name, bases, ns, **kw):
    return name, bases, sorted(k for k in ns if not k.startswith("__")), kw


class F(int, metaclass=build, k=1):
    p = 1
    q = 2


print(F)


# __new__ that returns something else: no __init__.
class Odd(type):
    def __new__(mcs, name, bases, ns):
        return 42

    def __init__(cls, *args):
        print("not called")


class G(metaclass=Odd):
    pass


print(G)


# A metaclass that refuses, and one that changes the namespace.
class Final(type):
    def __new__(mcs, name, bases, ns):
        for b in bases:
            if isinstance(b, Final):
                raise TypeError(f"{b.__name__} is final")
        ns["added"] = len(ns) > 0
        return type.__new__(mcs, name, bases, dict(ns))


class H(metaclass=Final):
    pass


print(H.added)
fails(lambda: type("I", (H,), {}))


# Singletons by __call__.
class Single(type):
    made = {}

    def __call__(cls, *args):
        if cls not in cls.made:
            cls.made[cls] = super().__call__(*args)
        return cls.made[cls]


class S(metaclass=Single):
    def __init__(self, v):
        self.v = v


print(S(1) is S(2), S(3).v, [S(i).v for i in range(20)][-1])


class T(S):
    pass


print(T(5).v, T(6).v, S(7).v)
# __call__ that comes later, and goes again.
class Late(type):
    pass


class L(metaclass=Late):
    pass


def made():
    return type(L()).__name__


print([made() for _ in range(20)][-1])
Late.__call__ = lambda cls: type.__call__(T, 0)
print([made() for _ in range(20)][-1])
del Late.__call__
print([made() for _ in range(20)][-1])
