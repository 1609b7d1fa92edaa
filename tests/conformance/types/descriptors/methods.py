# classmethod, staticmethod, bound methods: what they wrap and how they look.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

class A:
    @classmethod
    def c(cls, x=1):
        "doc c"
        return (cls.__name__, x)

    @staticmethod
    def s(x=2):
        "doc s"
        return x

    def m(self, x=3):
        return x

    cl = classmethod(len)
    st = staticmethod(len)
    odd = classmethod(5)

class B(A):
    pass

a = A()
shows("""
A.c(), a.c(5), B.c(), B().c(), A.s(), a.s(7), B.s(), a.m(), A.m(a, 4), a.st("abc"), A.st([1])
a.cl()
A.odd
A.m()
a.m(1, 2)
A.s(1, 2)
A.c(1, 2)
type(A.__dict__["c"]).__name__, type(A.__dict__["s"]).__name__, A.__dict__["c"].__func__.__name__, A.__dict__["s"].__func__(9), A.__dict__["s"](8), A.__dict__["c"].__wrapped__.__name__, A.__dict__["c"].__doc__, A.__dict__["s"].__name__, A.__dict__["s"].__qualname__, A.__dict__["c"].__isabstractmethod__
A.__dict__["c"]()
A.__dict__["c"].__get__(None, B)(), A.__dict__["c"].__get__(a)(), A.__dict__["s"].__get__(None, A)(), A.__dict__["s"].__get__(a)()
A.__dict__["c"].__get__(None)
A.__dict__["c"].__get__()
classmethod()
classmethod(1, 2)
staticmethod()
staticmethod(1, 2)
classmethod(f=1)
staticmethod(5)()
classmethod(5).__func__, staticmethod(5).__func__, repr(staticmethod(5)), repr(classmethod(5)), staticmethod(len)("ab")
a.m.__self__ is a, a.m.__func__ is A.m, a.m.__name__, a.m.__qualname__, a.m == a.m, a.m is a.m, a.m != A().m, hash(a.m) == hash(a.m), a.m.__doc__, A.c.__self__ is A, A.c == A.c, B.c == A.c
a.m.zzz
a.m.__func__.__get__(5)(6)
type(a.m)(len, "abc")(), type(a.m)(A.m, 1).__self__
type(a.m)()
type(a.m)(5, 1)
type(a.m)(len, None)
type(a.m)(len)
A.m.__get__(a, A)(3), A.m.__get__(None, A) is A.m, A.m.__get__(a)(5)
A.m.__get__(None)
A.m.__get__(None, None)
a.m.__get__(5, int)(), a.m.__reduce__()[0] is getattr, a.m.__reduce__()[1][1]
repr(A.m).split(" at ")[0], repr(a.m).split(" object at ")[0], repr(A.c), repr("".join).split(" at ")[0], repr(len), repr(str.join), repr(str.__add__), repr("".__add__).split(" at ")[0], repr(int.from_bytes).split(" at ")[0], repr(dict.fromkeys).split(" at ")[0], repr(object.__new__).split(" at ")[0]
""")
try:
    a.m.x = 1
except AttributeError as error:
    print(error)
A.m.x = 5
print(a.m.x, A.m.__dict__)
class Meta(type):
    @classmethod
    def up(mcs):
        return mcs.__name__

    def over(cls):
        return cls.__name__

class M(metaclass=Meta):
    pass

print(M.up(), M.over(), hasattr(M(), "over"))
class D:
    def __get__(self, instance, owner):
        return ("got", instance is None, owner.__name__)

class Holder:
    c = classmethod(D())
    d = D()

print(Holder.d, Holder().d, type(Holder.__dict__["c"].__get__(None, Holder)).__name__)
