# The order in which metaclasses, __prepare__, descriptors and bases are asked while a class is made and called.

class Meta(type):
    def __prepare__(name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return Space()

    def __new__(meta, name, bases, ns, **kw):
        print("new", name, type(ns).__name__, kw)
        return super().__new__(meta, name, bases, dict(ns))

    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)

    def __call__(cls, *args, **kw):
        print("call", cls.__name__, args, kw)
        return super().__call__(*args, **kw)

    def __setattr__(cls, name, value):
        print("set", name)
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        print("del", name)
        super().__delattr__(name)

    def __getattr__(cls, name):
        return f"meta made {name}"

    def __instancecheck__(cls, obj):
        return obj == 5

    def __subclasscheck__(cls, sub):
        return sub is int

    def __iter__(cls):
        return iter("iterated")

    def __len__(cls):
        return 42

    def __contains__(cls, x):
        return x == "in"

    def __getitem__(cls, key):
        return key * 2

    def __bool__(cls):
        return False

    def __repr__(cls):
        return f"<{cls.__name__}!>"

    def __add__(cls, other):
        return "sum"

    def __lt__(cls, other):
        return True


class Space(dict):
    def __setitem__(self, key, value):
        if not key.startswith("__"):
            print("bind", key)
        super().__setitem__(key, value)

    def __getitem__(self, key):
        if key in ("magic",):
            return "from the space"
        return super().__getitem__(key)


class Named:
    def __set_name__(self, owner, name):
        print("set_name", owner, name)


class A(metaclass=Meta, option=1):
    x = 1
    y = magic
    n = Named()

    def __init__(self, *args, **kw):
        print("A.init", args, kw)


a = A(1, k=2)
A.z = 5
del A.z
print(A, A.nothing, A.y, isinstance(5, A), isinstance("x", A), isinstance(a, A), issubclass(int, A), issubclass(str, A))
print(list(A)[:3], len(A), "in" in A, A[4], bool(A), A + 1, A < 3)


class B(A):
    pass


try:
    a.nothing
except AttributeError as error:
    print(error)
try:
    len(a)
except TypeError as error:
    print(error)
print(type(B), Meta.__mro__[1], B.__mro__)
