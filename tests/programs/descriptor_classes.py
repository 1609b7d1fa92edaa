# property, classmethod and staticmethod: attributes, subclasses, use by hand.
def fails(f, *a, **k):
    try:
        print("no error:", f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


def get(self):
    "getter doc"
    return "got"


def set_(self, v):
    print("set", v)


def del_(self):
    print("del")


p = property(get, set_)
print(p.fget is get, p.fset is set_, p.fdel, p.__doc__, p.__name__, p.__isabstractmethod__)
q = p.deleter(del_)
print(q.fdel is del_, q is not p, q.__doc__, property().__doc__, property(doc="d").__doc__, property(get, doc="mine").__doc__)
p.__doc__ = "changed"
print(p.__doc__, p.getter(lambda self: 1).__doc__, property(get, doc="mine").getter(set_).__doc__)
fails(lambda: property().__name__)
fails(lambda: setattr(p, "fget", 1))
fails(lambda: setattr(p, "other", 1))
fails(property, get, get, get, "d", 5)
fails(property, nothing=1)


class C:
    p = p
    q = q
    empty = property()
    only_set = property(None, set_)

    @property
    def named(self):
        return 1


c = C()
c.q = 1
del c.q
print(c.p, c.q, C.p is p, C.named.__name__, C.p.__name__)
for name in ("p", "empty", "only_set", "named"):
    fails(getattr, c, name)
    fails(setattr, c, name, 5)
    fails(delattr, c, name)
print(p.__get__(c), p.__get__(None, C) is p, p.__set__(c, 2))
fails(p.__delete__, c)


class MyProp(property):
    tag = "tagged"

    def __get__(self, obj, cls=None):
        if obj is None:
            return "on class " + self.tag
        return ("mine", super().__get__(obj, cls))


class D:
    @MyProp
    def x(self):
        "x doc"
        return self.__dict__.get("_x", 0)

    @x.setter
    def x(self, v):
        self._x = v


d = D()
d.x = 5
print(D.x, d.x, type(D.__dict__["x"]).__name__, D.__dict__["x"].__doc__, D.__dict__["x"].fget.__name__)
D.__dict__["x"].note = "attributes too"
print(D.__dict__["x"].note, isinstance(D.__dict__["x"], property))


class InitProp(property):
    def __init__(self, name):
        super().__init__(lambda self: name + "!", doc="made by hand")
        self.prop_name = name


class E:
    y = InitProp("why")


print(E().y, E.y.prop_name, E.y.__doc__)
fails(setattr, E(), "y", 1)


# classmethod and staticmethod.
def f(*args):
    "doc of f"
    return args


cm, sm = classmethod(f), staticmethod(f)
print(cm.__func__ is f, cm.__wrapped__ is f, cm.__name__, cm.__doc__, cm.__isabstractmethod__, sm.__name__, sm(1, 2))
cm.note = 1
print(cm.note, cm.__dict__.get("note"), sm.__get__(None, int) is f, sm.__get__(1)(2), cm.__get__(None, int)(3), cm.__get__(5)(6))
fails(lambda: cm())
fails(classmethod)
fails(staticmethod, 1, 2)
fails(lambda: classmethod(f=1))


class MyClass(classmethod):
    label = "my"


class MyStatic(staticmethod):
    def __get__(self, obj, cls=None):
        return ("static", super().__get__(obj, cls)())


class F:
    @MyClass
    def a(cls):
        return cls.__name__

    @MyStatic
    def b():
        return "b"


print(F.a(), F().a(), F.__dict__["a"].label, F.b, F().b, F.__dict__["a"].__func__.__name__, F.__dict__["a"].__name__)
print(MyStatic(f)(7), isinstance(F.__dict__["b"], staticmethod))


class AbstractClassMethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


def g(cls):
    return cls


acm = AbstractClassMethod(g)
print(acm.__isabstractmethod__, g.__isabstractmethod__, classmethod(g).__isabstractmethod__, staticmethod(g).__isabstractmethod__)
print(property(g).__isabstractmethod__, property(None, g).__isabstractmethod__, property(f).__isabstractmethod__)


# Special methods of other kinds than functions.
class G:
    @staticmethod
    def __add__(other):
        return ("static add", other)

    @classmethod
    def __sub__(cls, other):
        return (cls.__name__, other)

    __mul__ = len

    @staticmethod
    def __len__():
        return 4

    @classmethod
    def __getitem__(cls, k):
        return (cls.__name__, k)

    @staticmethod
    def __contains__(x):
        return x == 1

    @classmethod
    def __iter__(cls):
        return iter([cls.__name__])

    @staticmethod
    def __call__(*a):
        return a

    @classmethod
    def __eq__(cls, other):
        return other == "G"

    @staticmethod
    def __hash__():
        return 11

    @classmethod
    def __repr__(cls):
        return "repr of " + cls.__name__

    @property
    def __int__(self):
        return lambda: 12

    __neg__ = property(lambda self: lambda: "neg by property")

    @staticmethod
    def __bool__():
        return False


for _ in range(3):
    x = G()
    print(x + 1, x - 2, x * "abc", len(x), x[3], 1 in x, 2 in x, list(x), x(4, 5), x == "G", hash(x), x, int(x), -x, bool(x))
fails(lambda: G() * 5)


class Init:
    @staticmethod
    def __init__(*a):
        print("static init", a)


Init(1)


# Iterators can be base classes.
class M(map):
    name = "m"

    def __next__(self):
        return ("item", super().__next__())


m = M(str, [1, 2, 3])
m.extra = 1
print(next(m), list(m), iter(m) is m, m.extra, m.name, isinstance(m, map))
for base, args in ((enumerate, ("ab",)), (zip, ("ab", "cd")), (filter, (None, [0, 1, 2])), (reversed, ((1, 2),))):
    S = type("S", (base,), {"v": 1})
    o = S(*args)
    print(S.__mro__[1].__name__, list(o), o.v, type(o).__name__)
