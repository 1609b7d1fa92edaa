# __slots__: members as objects, inheritance, conflicts, layouts.
class S:
    __slots__ = ("b", "a", "__private", "__dunder__")

    def __init__(self):
        self.a = 1
        self.__private = 2


s = S()
print(S.a, S.b, type(S.a).__name__, S.a.__name__, S.a.__qualname__, S.a.__objclass__, S.a.__doc__)
print([k for k in S.__dict__ if not k.startswith("__")], S.__slots__, S._S__private)
print(s.a, S.a.__get__(s), S.a.__get__(s, S), S.a.__get__(None, S) is S.a, s._S__private)
S.b.__set__(s, 5)
print(s.b)
S.b.__delete__(s)


def fails(f):
    try:
        print("no error", f())
    except (AttributeError, TypeError, ValueError) as e:
        print(type(e).__name__, e)


fails(lambda: s.b)
fails(lambda: S.b.__delete__(s))
fails(lambda: S.a.__get__(1))
fails(lambda: S.a.__set__("x", 1))
fails(lambda: S.a.__get__(None))
fails(lambda: setattr(s, "c", 1))
fails(lambda: s.__dict__)
fails(lambda: vars(s))
fails(lambda: delattr(s, "b"))
fails(lambda: s.c)


class WithDict:
    __slots__ = ("a", "__dict__")


w = WithDict()
w.a, w.x = 1, 2
print(w.__dict__, w.a, WithDict.__dict__["__dict__"], hasattr(WithDict, "__weakref__"))


class Weak:
    __slots__ = ("__weakref__",)


print(Weak.__weakref__, Weak().__weakref__, hasattr(Weak(), "__dict__"))


class Sub(S):
    pass


t = Sub()
t.new = 3
print(t.__dict__, t.a, Sub.__dict__["__dict__"], Sub.__weakref__)


class Sub2(S):
    __slots__ = ["z", "a"]


u = Sub2()
u.z = 1
print(u.a, Sub2.a is S.a, Sub2.a, u.z)


class Shadow(S):
    __slots__ = ()
    a = "class attribute"


v = Shadow.__new__(Shadow)
print(v.a)
fails(lambda: setattr(v, "a", 1))


def make(bases, **ns):
    return lambda: type("X", bases, ns)


class P:
    pass


class Other:
    __slots__ = ("q",)


class NoSlots:
    __slots__ = ()


fails(make((P,), __slots__=("__dict__",)))
fails(make((P,), __slots__=("__weakref__",)))
fails(make((), __slots__=("__dict__", "__dict__")))
fails(make((int,), __slots__=("x",)))
fails(make((tuple,), __slots__=("x",)))
fails(make((bytes,), __slots__="x"))
fails(make((type,), __slots__=("x",)))
fails(make((S, Other)))
fails(make((S, int)))
fails(make((int, str)))
fails(make((OSError, StopIteration)))
fails(make((), __slots__=("1",)))
fails(make((), __slots__=("a b",)))
fails(make((), __slots__=("",)))
fails(make((), __slots__=(1,)))
fails(make((), __slots__=1))
fails(make((), __slots__=("x",), x=1))
fails(make((), __slots__=(b"x",)))
fails(make((), __slots__=None))
print(type("X", (S, NoSlots), {}).__base__.__name__, type("X", (NoSlots, S), {}).__base__.__name__)
print(type("X", (S, Sub), {}) if False else type("X", (Sub, S), {}).__base__.__name__)
print(type("X", (OSError, KeyError), {}).__base__, type("X", (KeyError, OSError), {}).__base__)
print(type("X", (int,), {"__slots__": ()})(5) + 1, type("X", (list,), {"__slots__": ("x",)})([1]))
fails(lambda: setattr(type("X", (int,), {"__slots__": ()})(5), "y", 1))


class L(list):
    __slots__ = ("note",)


x = L([1, 2])
x.note = "n"
print(x, x.note, L.note)
fails(lambda: setattr(x, "other", 1))


class Both(NoSlots, P):
    __slots__ = ()


Both().any = 1
print(Both().__dict__)


# A dict as slots, a single string, a generator.
class Doc:
    __slots__ = {"x": "the x", "y": None}


print(Doc.__slots__, Doc.x, Doc.x.__doc__)
print(type("X", (), {"__slots__": "word"}).word, type("X", (), {"__slots__": (n for n in "ab")}).a)


# A member of one class used by another name and another class.
class Alias:
    __slots__ = ("v",)


Alias.w = Alias.v
al = Alias()
al.w = 4
print(al.v, al.w)
fails(lambda: al.x)
P.borrowed = Alias.v
fails(lambda: P().borrowed)
fails(lambda: setattr(P(), "borrowed", 1))


# __class__ assignment between classes of the same layout.
class T1:
    __slots__ = ("a", "b")


class T2:
    __slots__ = ("b", "a")


class T3:
    __slots__ = ("a", "c")


o = T1()
o.a, o.b = 1, 2
o.__class__ = T2
print(type(o).__name__, o.a, o.b)
fails(lambda: setattr(o, "__class__", T3))
fails(lambda: setattr(o, "__class__", P))
fails(lambda: setattr(P(), "__class__", T1))
fails(lambda: setattr(P(), "__class__", int))
fails(lambda: setattr(P(), "__class__", 5))
fails(lambda: setattr(3, "__class__", P))
fails(lambda: delattr(P(), "__class__"))
fails(lambda: setattr(L(), "__class__", P))


# Hot access to slots.
def hot():
    o = T1()
    o.a, o.b = 0, 1.5
    for i in range(300):
        o.a += i
        o.b += 0.5
    return o.a, o.b


print(hot(), hot())


class E(Exception):
    __slots__ = ("code",)


e = E("x")
e.code = 3
print(e.code, e.args, E.code)
