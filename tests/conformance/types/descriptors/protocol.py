# Data and non-data descriptors, order of lookup, wrong signatures.

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class Data:
    def __init__(self, name):
        self.name = name

    def __get__(self, instance, owner=None):
        return f"get {self.name} {instance is not None} {owner.__name__ if owner else None}"

    def __set__(self, instance, value):
        print("set", self.name, value)

    def __delete__(self, instance):
        print("delete", self.name)

class NonData:
    def __get__(self, instance, owner):
        return "non-data"

class SetOnly:
    def __set__(self, instance, value):
        instance.__dict__["so"] = ("via", value)

class Named:
    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)

class BadName:
    def __set_name__(self, owner):
        pass

class A:
    d = Data("d")
    n = NonData()
    so = SetOnly()
    nm = Named()

a = A()
print(a.d, A.d, a.n, A.n, type(a.so).__name__)
a.d = 5
del a.d
a.__dict__.update(d="inst d", n="inst n", so="inst so")
print(a.d, a.n, a.so)
a.so = 9
print(a.so)
a.n = "replaced"
print(a.n)
del a.n
print(a.n)
check(delattr, a, "n")
check(delattr, a, "so")
try:
    class C:
        b = BadName()
except TypeError as error:
    print(error, error.__notes__)
class G:
    def __get__(self, instance, owner):
        raise AttributeError("from get")

class H:
    g = G()

check(getattr, H(), "g")
check(getattr, H, "g")
print(getattr(H(), "g", "default"), hasattr(H, "g"))
class Late:
    pass

class I:
    l = Late()

i = I()
print(type(i.l).__name__)
Late.__get__ = lambda self, inst, owner: "late get"
print(i.l, I.l)
Late.__set__ = lambda self, inst, v: print("late set", v)
i.l = 3
del Late.__get__
i.__dict__["l"] = "own"
print(i.l)
class Getattribute:
    x = 1

    def __getattribute__(self, name):
        if name == "no":
            raise AttributeError("no such")
        return "ga " + name

    def __getattr__(self, name):
        return "fallback " + name

g = Getattribute()
print(g.x, g.no, len.__class__.__name__, type(g).x)
class OnlySet:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value * 2)

    def __delattr__(self, name):
        print("del", name)

o = OnlySet()
o.y = 4
print(o.y, vars(o))
del o.y
print(o.y)
class Wrong:
    def __get__(self):
        return 1

class W:
    w = Wrong()

check(getattr, W(), "w")
class Slot:
    __slots__ = ("a", "__b")

    def mangled(self):
        self.__b = 5
        return self.__b

s = Slot()
check(getattr, s, "a")
s.a = 1
print(s.a, Slot.a.__get__(s), s.mangled(), Slot.__slots__, type(Slot.a).__name__, Slot.a.__name__, Slot.a.__objclass__.__name__)
check(Slot.a.__get__, 5)
check(Slot.a.__set__, 5, 1)
check(setattr, s, "c", 1)
check(Slot.a.__delete__, s)
check(Slot.a.__delete__, s)
print(repr(Slot.a))
