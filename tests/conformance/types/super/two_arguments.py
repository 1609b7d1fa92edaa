# super with arguments: any class of the mro, unbound, in class methods, and what it refuses.

class A:
    x = "A.x"

    def who(self):
        return "A"

    @classmethod
    def make(cls):
        return f"A.make {cls.__name__}"

    @staticmethod
    def plain(v):
        return f"A.plain {v}"

    @property
    def prop(self):
        return f"A.prop {type(self).__name__}"


class B(A):
    x = "B.x"

    def who(self):
        return "B" + super().who()

    @classmethod
    def make(cls):
        return "B." + super().make()

    @staticmethod
    def plain(v):
        return "B" + super(B, B).plain(v)

    @property
    def prop(self):
        return "B." + super().prop


class C(A):
    x = "C.x"

    def who(self):
        return "C" + super().who()


class D(B, C):
    def who(self):
        return "D" + super().who()


d = D()
print(d.who(), super(B, d).who(), super(C, d).who(), super(D, d).who(), super(B, d).x, super(C, d).x)
print(D.make(), super(D, D).make(), super(B, D).make(), D.plain(1), super(D, d).plain(2), d.prop, super(B, d).prop)
print(super(D, D).who(d), super(B, D).who(d))
s = super(B, d)
print(s.__thisclass__.__name__, s.__self__ is d, s.__self_class__.__name__, repr(s)[:36])
unbound = super(B)
print(unbound.__self__, unbound.__self_class__, unbound.__thisclass__.__name__, repr(unbound))
bound = unbound.__get__(d, D)
print(bound.x, bound.who())
for text in ("super(B, 5)", "super(5, d)", "super(B, A())", "super(B, A)", "super(d, B)", "super()", "super(A, d).who()", "super(A, d).x", "super(B, d).missing", "unbound.x", "unbound.who()", "super(B, d, 1)", "super(type=B)", "super(B, d)[0]", "len(super(B, d))", "super(B, d).x.y", "super(object, d).foo", "super(B, None).__self__"):
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)
try:
    s.x = 5
except AttributeError as error:
    print(error)
try:
    del s.x
except AttributeError as error:
    print(error)


class E(B):
    helper = super

    def who(self):
        return self.helper(E, self).who()


print(E().who())
B.sup = super(B)
print(type(d.sup).__name__, d.sup.x, B.sup.__self__)
