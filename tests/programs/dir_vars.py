# dir() and vars().
class Meta(type):
    in_meta = 1

    def __dir__(cls):
        return ["z", "y"] + [n for n in super().__dir__() if not n.startswith("_")]


class Base:
    base_attr = 1

    def method(self):
        pass


class A(Base):
    attr = 2

    def __init__(self):
        self.own = 3


class B(metaclass=Meta):
    b = 1


class S:
    __slots__ = ("s", "t")


class Custom:
    def __dir__(self):
        return ("c", "a", "b")


class Bad:
    def __dir__(self):
        return 5


class Mixed:
    def __dir__(self):
        return ["a", 1]


def public(v):
    return [n for n in dir(v) if not n.startswith("__")]


print(public(A), public(A()), public(B), public(B()), public(Meta), public(S), public(S()), public(Custom()), public(Custom))
for n in ("__class__", "__dict__", "__weakref__", "__doc__", "__module__", "__init__", "__slots__", "__mro__", "__name__"):
    print(n, [n in dir(v) for v in (A, A(), S, S(), int, 5, Meta, type)])
for v in (Bad(), Mixed()):
    try:
        print(dir(v))
    except TypeError as e:
        print(e)
print(vars(A())["own"], vars(A)["attr"], "attr" in vars(A()), type(vars(A)).__name__)
for v in (S(), 5, "x", object()):
    try:
        print(vars(v))
    except TypeError as e:
        print(e)


class HasDict:
    @property
    def __dict__(self):
        return {"fake": 1}


print(vars(HasDict()), dir(HasDict()).count("fake"))
a = A()
a.__dict__["new"] = 4
a.__dict__[5] = 6
print(sorted(map(str, vars(a))), a.new)
e = ValueError("x")
e.note = 1
print("note" in dir(e), vars(e))


def f():
    pass


f.x = 1
print("x" in dir(f), vars(f))
print([n for n in object.__dir__(A()) if n in ("own", "attr", "base_attr")])
print([n for n in type.__dir__(A) if n in ("own", "attr", "base_attr")])
