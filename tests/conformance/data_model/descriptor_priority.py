# Which wins: data descriptors, instance dictionary, non-data descriptors, class attributes, metaclass attributes, __getattr__.

class Data:
    def __init__(self, tag):
        self.tag = tag

    def __get__(self, obj, owner):
        return f"data {self.tag} {obj is not None}"

    def __set__(self, obj, value):
        print("set", self.tag, value)


class NonData:
    def __init__(self, tag):
        self.tag = tag

    def __get__(self, obj, owner):
        return f"nondata {self.tag} {obj is not None}"


class SetOnly:
    def __set__(self, obj, value):
        print("setonly", value)


class Meta(type):
    d_meta = Data("meta")
    n_meta = NonData("meta")
    plain_meta = "plain meta"
    both_d = Data("meta both")
    both_n = NonData("meta both")


class A(metaclass=Meta):
    d = Data("class")
    n = NonData("class")
    s = SetOnly()
    plain = "plain class"
    both_d = "class value"
    both_n = "class value"


class B(A):
    n = "overridden by a plain value"
    plain = NonData("in subclass")
    d = "overridden data"


for cls in (A, B):
    o = cls()
    vars(o).update(d="inst d", n="inst n", s="inst s", plain="inst plain")
    print(cls.__name__, [getattr(o, k) if not isinstance(getattr(o, k), SetOnly) else "setonly itself" for k in ("d", "n", "s", "plain", "both_d", "both_n")])
    print("  class", [str(getattr(cls, k))[:28] if k != "s" else type(cls.s).__name__ for k in ("d", "n", "s", "plain", "d_meta", "n_meta", "plain_meta", "both_d", "both_n")])
    o.d, o.n, o.s, o.plain = 1, 2, 3, 4
    print("  ", sorted(vars(o).items()))
A.both_d = "set through the metaclass"
A.d_meta = 1
A.n_meta = "class now"
print(A.n_meta, "d_meta" in vars(A), vars(A)["both_d"])
for k in ("d_meta", "plain_meta"):
    try:
        print(getattr(A(), k))
    except AttributeError as error:
        print(error)


class Del:
    def __delete__(self, obj):
        print("delete")


class GetDel(NonData):
    def __delete__(self, obj):
        print("getdel")


class C:
    x = Del()
    y = GetDel("y")


c = C()
vars(c).update(x=1, y=2)
print(type(c.x).__name__, c.y)
del c.x, c.y
for k in ("x", "y"):
    try:
        setattr(c, k, 5)
    except AttributeError as error:
        print(error)


class Late:
    pass


class D:
    v = Late()


d = D()
d.v = "instance"
print(d.v)
Late.__get__ = lambda self, obj, owner: "late get"
print(d.v, D.v)
Late.__set__ = lambda self, obj, value: print("late set", value)
print(d.v)
d.v = 6
del Late.__get__
print(d.v, vars(d))
del Late.__set__
d.v = 7
print(d.v)


class Inst:
    pass


e = Inst()
e.__get__ = lambda *a: "never"
D.e = e
print(D().e is e)


class Raises:
    def __get__(self, obj, owner):
        raise (AttributeError if obj is None else KeyError)("get")


class F:
    r = Raises()


for act in (lambda: F.r, lambda: F().r, lambda: hasattr(F, "r"), lambda: hasattr(F(), "r"), lambda: getattr(F, "r", "default")):
    try:
        print(act())
    except (AttributeError, KeyError) as error:
        print(type(error).__name__, error)
