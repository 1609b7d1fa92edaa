# classmethod and staticmethod: binding, attributes, wrapping.
class C:
    @classmethod
    def c(cls, x=1):
        "doc c"
        return cls.__name__, x

    @staticmethod
    def s(x=2):
        "doc s"
        return x

    @staticmethod
    @property
    def odd(self=None):
        return "odd"


class D(C):
    pass


print(C.c(), C().c(), D.c(5), D().c(), C.s(), C().s(3), D.s())
print(C.c.__self__, D.c.__self__, C.c.__func__ is C.__dict__["c"].__func__, C.s is C.__dict__["s"].__func__)
k, s = C.__dict__["c"], C.__dict__["s"]
print(type(k).__name__, type(s).__name__, k.__name__, s.__doc__, k.__wrapped__ is k.__func__, s.__qualname__, k.__module__)
print(s(9), C.s.__name__, C.c.__name__, C.c.__qualname__)
try:
    k()
except TypeError as e:
    print(e)
for text in ["classmethod()", "staticmethod()", "classmethod(1).__get__(None, int)", "staticmethod(5)()", "staticmethod(5).__get__(1)", "classmethod(5).__func__", "classmethod(lambda c: c).__get__(1)()", "staticmethod(len)([1, 2])", "C.c(1, 2)", "C.s(1, 2)", "classmethod(a=1)", "classmethod(1, 2)"]:
    try:
        print(text, "->", eval(text))
    except Exception as e:
        print(text, "->", type(e).__name__, e)
C.c2 = classmethod(lambda cls: cls)
c = C()
c.s = lambda: "instance"
print(C.c2() is C, c.s(), type(C.odd).__name__)
k.extra = 1
print(k.extra, k.__dict__.get("extra"))


class M(type):
    @classmethod
    def mc(mcs):
        return mcs.__name__

    @staticmethod
    def ms():
        return "ms"


class X(metaclass=M):
    pass


print(X.mc(), X.ms(), M.mc())
