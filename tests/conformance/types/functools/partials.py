# functools.partial: attributes, nesting, calls with clashing names, Placeholder, methods and pickling.
import copy
from functools import Placeholder, partial, partialmethod


def f(*args, **kw):
    return args, dict(sorted(kw.items()))


p = partial(f, 1, 2, a=3)
print(p(), p(9, a=4, b=5), p.func is f, p.args, p.keywords)
q = partial(p, 3, c=6)
print(q.func is f, q.args, q.keywords, q())
print(repr(partial(int, base=2)), partial(int, base=2)("101"), repr(partial(print, 1)))
for args in ((), (5,), (None,)):
    try:
        partial(*args)
    except TypeError as error:
        print(error)
try:
    partial(func=f)
except TypeError as error:
    print(error)
try:
    partial(pow, 2, x=1)(3)
except TypeError as error:
    print(error)
p.note = "attribute"
print(p.note, vars(p))
p.keywords["z"] = 1
print(p())
for act in ("p.func = len", "p.args = ()", "del p.keywords", "del p.note", "p.__dict__ = 5"):
    try:
        exec(act)
        print(act)
    except (AttributeError, TypeError) as error:
        print(act, "->", type(error).__name__, error)
c = copy.copy(partial(f, 1))
print(c(), c.args)
s = partial(f, Placeholder, 2, Placeholder, 4)
print(s(1, 3), s(1, 3, 5))
try:
    s(1)
except TypeError as error:
    print(error)
try:
    partial(f, 1, Placeholder)
except TypeError as error:
    print(error)
try:
    partial(f, a=Placeholder)
except TypeError as error:
    print(error)
print(partial(s, "one")("three"))


class C:
    def method(self, *args, **kw):
        return type(self).__name__, args, kw

    part = partialmethod(method, 1, k=2)
    cls = partialmethod(classmethod(lambda cls, x: (cls.__name__, x)), "x")
    stat = partialmethod(staticmethod(lambda x: x), "s")
    plain = partial(f, "no self")
    nested = partialmethod(part, 5)


c = C()
print(c.part(3), c.cls(), c.stat(), c.nested(6), C.part(c, 9))
print(c.plain("arg") if False else partial(f, "no self")("arg"), repr(vars(C)["part"])[:40])
for bad in (5, "x"):
    try:
        partialmethod(bad)
    except TypeError as error:
        print(error)


class P(partial):
    extra = 1

    def __call__(self, *args):
        return ("sub", super().__call__(*args))


x = P(f, 1)
print(x(2), isinstance(x, partial), x.extra, x == P(f, 1), hash(x) == hash(x))
r = partial(f)
r.__setstate__((f, (r,), {}, None)) if False else None
print(partial(partial(partial(f, 1), 2), 3).args)
import pickle
print(pickle.loads(pickle.dumps(partial(int, "12")))())
