# super: forms, errors, attribute lookup.

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

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class A:
    attr = "A"

    def m(self):
        return ["A"]

    @classmethod
    def c(cls):
        return ["A", cls.__name__]

    @staticmethod
    def s():
        return ["A s"]

    @property
    def p(self):
        return "A p"

class B(A):
    attr = "B"

    def m(self):
        return ["B"] + super().m()

    @classmethod
    def c(cls):
        return ["B"] + super().c()

    @staticmethod
    def s():
        return ["B s"] + super(B, B).s()

    @property
    def p(self):
        return "B " + super().p

class C(A):
    def m(self):
        return ["C"] + super().m()

class D(B, C):
    def m(self):
        return ["D"] + super().m()

d = D()
shows("""
d.m(), D.c(), D.s(), d.p, super(D, d).attr, super(B, d).m(), super(D, D).attr, super(D, D).m(d), super(B, D).c(), super(A, d).__init__()
super(A, d).m
super(5, d)
super(B, 5)
super(B, A())
super(D, B)
super()
super(1, 2, 3)
super(B, obj=1)
super(B).__get__(d, D).m(), super(B).__self__, super(B).__thisclass__ is B, super(B, d).__self__ is d, super(B, d).__self_class__ is D, super(B, D).__self_class__ is D, super(B, d).__thisclass__.__name__, super(B, d).__class__
super(B).m
super(B).__get__(5)
super(B, d).__get__(5, int) is not None, super(B).__get__(None, D).__self__
repr(super(B, d)).split(" object")[0], repr(super(B)), repr(super(B, D)), str(super(B, d)) == repr(super(B, d))
super(B, d)[0]
len(super(B, d))
super(B, d).zzz
super(B, d) == super(B, d), bool(super(B, d)), hash(super(B, d)) != 0
setattr(super(B, d), "x", 1)
setattr(super(B, d), "attr", 1)
super.__new__(super), isinstance(super(B, d), super), isinstance(super(B, d), B), type(super(B, d))
""".replace("super(B, d)[0]", "super(B, d).__getitem__(0)").replace("super.__new__(super), ", ""))
def outside():
    return super()

check(outside)
def outside(x):
    return super()

check(outside, 1)
class E(A):
    def no_args():
        return super()

    def deleted(self):
        del self
        return super()

    def rebound(self):
        self = 5
        return super()

    def nested(self):
        return [super(E, self).attr for _ in [1]][0]

    def lam(self):
        return (lambda: super(__class__, self).attr)()

    def comp(self):
        return [super().attr for _ in range(1)]

    def gen(self):
        return list(super().attr for _ in range(1))

    def cls(self):
        return __class__

e = E()
check(E.no_args)
check(e.deleted)
check(e.rebound)
print(e.nested(), e.lam(), e.comp(), e.cls() is E)
check(e.gen)
check(E.lam, 5)
class F(A):
    def __getattribute__(self, name):
        return "F's " + name

    def via(self):
        return super().attr

print(F.via(F()), F().attr)
class Sub(super):
    pass

print(Sub(B, d).m(), type(Sub(B, d)).__name__)
class G(A):
    def set(self):
        super().new = 1

check(G().set)
class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, ns)
        cls.kw = kw
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)

class H(metaclass=Meta, a=1):
    pass

print(H.kw)
