# Methods bound to objects: identity, equality, hashing, attributes and unusual receivers.

class A:
    def f(self, *args):
        "doc"
        return (type(self).__name__, *args)

    @classmethod
    def c(cls):
        return cls.__name__

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 1


a, b = A(), A()
m = a.f
print(m is a.f, m == a.f, m == b.f, hash(m) == hash(a.f), m.__self__ is a, m.__func__ is A.f, m.__name__, m.__doc__, m.__qualname__, m.__module__)
print(a.c == A.c, a.c is A.c, a.c.__self__ is A, [].append == [].append, "".join == "".join, len == len)
l = []
print(l.append == l.append, l.append.__self__ is l, hash(l.index if False else "x".join) == hash("x".join))
for act in ("m.x = 1", "m.__self__ = 5", "m.__func__ = 5", "m.__name__ = 'g'", "del m.__doc__", "m.missing"):
    try:
        exec(act)
        print(act)
    except (AttributeError, TypeError) as error:
        print(act, "->", error)
A.f.tag = "tagged"
print(m.tag, m())
import types
M = types.MethodType
print(M(lambda s, x: (s, x), 5)(6), M(len, "abc")(), M(M(lambda *a: a, 1), 2)(3), repr(M(len, [])))
for args in ((), (len,), (5, 5), (len, None), (len, 1, 2)):
    try:
        print(M(*args))
    except TypeError as error:
        print(error)
print(A.f.__get__(5)(1), A.f.__get__(None, A) is A.f, A.f.__get__(a)() == m())
for args in ((), (None,), (None, None), (1, 2, 3)):
    try:
        print(type(A.f.__get__(*args)).__name__)
    except TypeError as error:
        print(error)
a.g = A.f
a.h = M(A.f, "receiver")
print(a.g(7), a.h())
try:
    a.g()
except TypeError as error:
    print(error)
print(m.__call__(1), m.__func__.__call__(b, 2))


class Holder:
    length = len
    upper = str.upper
    partial = M(lambda self: self, "fixed")
    inner = A


h = Holder()
print(h.length([1, 2]), h.partial(), type(h.inner()).__name__)
try:
    print(h.upper())
except TypeError as error:
    print(error)
print(list(map(a.f, [1, 2])), sorted([3, 1], key=M(lambda s, x: -x, 0)))
