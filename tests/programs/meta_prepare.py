# Namespaces that are any mapping.
class Logged(dict):
    def __getitem__(self, k):
        if not k.startswith("__"):
            print("get", k)
        return super().__getitem__(k)

    def __setitem__(self, k, v):
        if not k.startswith("__"):
            print("set", k)
        super().__setitem__(k, v)

    def __delitem__(self, k):
        print("del", k)
        super().__delitem__(k)


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return Logged()


outside = "global"


class A(metaclass=Meta):
    x = 1
    y = x + 1
    z = outside
    del x
    try:
        del x
    except NameError as e:
        print(e)
    try:
        unknown
    except NameError as e:
        print(e)

    def f(self):
        return self.y


print(A.y, A.z, hasattr(A, "x"), A().f(), type(A.__dict__))


class Auto(dict):
    def __missing__(self, k):
        if k.startswith("__"):
            raise KeyError(k)
        self[k] = len(self)
        return self[k]


class AutoMeta(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return Auto()

    def __new__(mcs, name, bases, ns):
        return super().__new__(mcs, name, bases, {k: v for k, v in ns.items()})


class Colors(metaclass=AutoMeta):
    red
    green
    blue


print(Colors.red < Colors.green < Colors.blue)


# Not a dict at all.
class Names:
    def __init__(self):
        self.names = []
        self.d = {}

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.names.append(k)
        self.d[k] = v


def make(name, bases, ns):
    return [n for n in ns.names if not n.startswith("__")], sorted(k for k in ns.d if not k.startswith("__"))


class Prep:
    def __prepare__(name, bases, **kw):
        return Names()

    def __call__(self, name, bases, ns):
        return make(name, bases, ns)


p = Prep()
p.__prepare__ = lambda name, bases: Names()


class B(metaclass=p):
    b = 1
    a = b
    b = 3


print(B)


class Doubled(dict):
    def __setitem__(self, k, v):
        if isinstance(v, int) and not k.startswith("__"):
            v *= 2
        super().__setitem__(k, v)


class DoubleMeta(type):
    __prepare__ = lambda *a: Doubled()


class C(metaclass=DoubleMeta):
    v = 4
    w = v


print(C.v, C.w)


def outer():
    captured = "from outer"

    class D(metaclass=DoubleMeta):
        got = captured
        other = 5
        now = other

    return D


D = outer()
print(D.got, D.other, D.now)


def bad(value):
    class M(type):
        def __prepare__(*a):
            return value

    try:
        class X(metaclass=M):
            pass
    except TypeError as e:
        print(e)


bad(1)
bad(None)
bad([])
try:
    class X(metaclass=lambda *a: 1 / 0):
        pass
except ZeroDivisionError as e:
    print(e)
try:
    class X(metaclass=5):
        pass
except TypeError as e:
    print(e)
print(type.__prepare__("a", (), k=1), type.__prepare__())


# The cell of __class__ must reach type.__new__.
class Drop(type):
    def __new__(mcs, name, bases, ns):
        ns = dict(ns)
        ns.pop("__classcell__", None)
        return super().__new__(mcs, name, bases, ns)


try:
    class X(metaclass=Drop):
        def f(self):
            return __class__
except RuntimeError as e:
    print(e)


class Twice(type):
    def __new__(mcs, name, bases, ns):
        super().__new__(mcs, name + "1", bases, ns)
        return super().__new__(mcs, name + "2", bases, {})


try:
    class X(metaclass=Twice):
        def f(self):
            return __class__
except TypeError as e:
    print(e)
try:
    type("X", (), {"__classcell__": 1})
except TypeError as e:
    print(e)
