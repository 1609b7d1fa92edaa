# Classes and metaclasses that die, alone and in cycles.
import gc


class Tracked:
    dead = []

    def __init__(self, name):
        self.name = name

    def __del__(self):
        Tracked.dead.append(self.name)


def cycle(i):
    class Meta(type):
        keep = Tracked(f"meta {i}")

        def __call__(cls, *a):
            return super().__call__(*a)

    class A(metaclass=Meta):
        keep = Tracked(f"class {i}")
        __slots__ = ("me", "other")

        def f(self):
            return __class__

    a = A()
    a.me = a
    a.other = A
    return a.f() is A


print([cycle(i) for i in range(5)])
gc.collect()
gc.collect()
print(sorted(Tracked.dead))


class Base:
    pass


def many():
    for i in range(50):
        type("T", (Base,), {"x": i, "__slots__": ("a",)})
    gc.collect()
    return len(Base.__subclasses__())


print(many())


class Stranger:
    pass


def strange():
    class M(type):
        def mro(cls):
            return [cls, Stranger, object]

    class S(metaclass=M):
        pass

    Stranger.x = 5
    return S().x, Stranger.__subclasses__()


print(strange())
gc.collect()
Stranger.x = 6
print(Stranger.__subclasses__())


def change_bases():
    class X:
        pass

    class Y(Base):
        pass

    Y.__bases__ = (X,)
    del X
    return [b.__name__ for b in Y.__mro__]


print(change_bases())
gc.collect()
print(Base.__subclasses__())


def change_meta():
    class M1(type):
        pass

    class M2(type):
        pass

    class C(metaclass=M1):
        pass

    C.__class__ = M2
    del M1
    gc.collect()
    return type(C).__name__


print(change_meta())
proxy = type("Gone", (), {"v": 1}).__dict__
gc.collect()
print(proxy["v"], sorted(k for k in proxy if not k.startswith("__")))
member = type("Gone2", (), {"__slots__": ("s",)}).s
gc.collect()
print(member, member.__objclass__)
