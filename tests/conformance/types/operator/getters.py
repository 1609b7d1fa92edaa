# attrgetter, itemgetter, methodcaller: several names, nested names, repr, errors, pickles.
import pickle
from operator import attrgetter, itemgetter, methodcaller


class N:
    def __init__(self, **kw):
        vars(self).update(kw)

    def m(self, *args, **kw):
        return args, kw

    def __getitem__(self, key):
        return f"item {key}"


n = N(a=1, b=N(c=2, d=N(e=3)))
print(attrgetter("a")(n), attrgetter("b.c", "a", "b.d.e")(n), itemgetter(1)("abc"), itemgetter(0, -1)("abc"), itemgetter(slice(1))("abc"), itemgetter("k")({"k": 5}), itemgetter("x")(n))
print(methodcaller("m", 1, k=2)(n), methodcaller("upper")("a"), methodcaller("split", ",", maxsplit=1)("a,b,c"))
print(attrgetter("a"), attrgetter("a", "b.c"), itemgetter(1), itemgetter(1, "k"), methodcaller("m"), methodcaller("m", 1, k=2))
for text in ("attrgetter()", "attrgetter(5)", "attrgetter('a', 5)", "attrgetter('x')(n)", "attrgetter('a.b')(n)", "attrgetter('')(n)", "attrgetter('.a')(n)", "attrgetter('a')()", "attrgetter('a')(n, n)", "itemgetter()", "itemgetter(9)('a')", "itemgetter('a')([1])", "itemgetter(1)(5)", "itemgetter(1)(x=1)", "methodcaller()", "methodcaller(5)", "methodcaller('nope')(n)", "methodcaller('m')()", "methodcaller('upper', 1)('a')", "methodcaller(name='m')"):
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)
for g in (attrgetter("real"), itemgetter(0), methodcaller("__repr__")):
    again = pickle.loads(pickle.dumps(g))
    print(type(again).__name__, repr(again) == repr(g))
print(sorted([("b", 1), ("a", 2)], key=itemgetter(0)), max([3 + 1j, 1 + 5j], key=attrgetter("imag")), list(map(methodcaller("strip"), [" a ", "b "])))


class Dyn:
    def __getattr__(self, name):
        return name * 2


print(attrgetter("ab")(Dyn()), attrgetter("a.upper")(Dyn())())
