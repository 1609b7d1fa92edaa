# Default values: when they are evaluated, how they are shared, and changing __defaults__ and __kwdefaults__.

order = []


def note(x):
    order.append(x)
    return x


def f(a, b=note(1), /, c=note(2), *args, d=note(3), e, g: note("ann") = note(4), **kw):
    return a, b, c, args, d, e, g, sorted(kw)


print(order, f.__defaults__, f.__kwdefaults__)
print(f(0, e=5), f(0, 1, 2, 3, 4, e=6, d=7, a=8, b=9))


def shared(x, l=[]):
    l.append(x)
    return l


print(shared(1), shared(2), shared(3, []), shared.__defaults__)


def k(a, b=2, *, c=3):
    return a, b, c


for act in ("k.__defaults__ = (8, 9)", "k.__defaults__ = ()", "k.__defaults__ = None", "k.__defaults__ = [1]", "k.__defaults__ = (1, 2, 3, 4)", "del k.__defaults__", "k.__defaults__ = (5,)", "k.__kwdefaults__ = {'c': 'new'}", "k.__kwdefaults__ = {'zzz': 1}", "k.__kwdefaults__ = None", "k.__kwdefaults__ = 5", "k.__kwdefaults__ = {5: 6}", "k.__kwdefaults__ = {'c': 0, 'a': 9}", "del k.__kwdefaults__"):
    try:
        exec(act)
        print(act, end=" ")
        print(k(), end=" ")
    except TypeError as error:
        print("->", error, end=" ")
    try:
        print(k(1))
    except TypeError as error:
        print("->", error)
k.__kwdefaults__ = d = {"c": 1}
d["c"] = 2
print(k(0), k.__kwdefaults__ is d)
for text in ("k()", "k(1, 2, 3)", "k(1, a=1)", "k(b=1)", "k(1, x=1)", "k(1, C=1)", "k(*[1], **{'b': 2})", "k(*[1, 2], b=1)", "k(**{'a': 1}, **{'a': 2})", "k(1, **{1: 2})", "k(*5)", "k(**5)", "f(1, b=2, e=1)", "f(e=1)", "f(1)", "f(a=1, e=2)", "(lambda: 0)(1)", "(lambda a, /: a)(a=1)", "(lambda *, a: a)(1)", "(lambda *, a, b: a)()", "(lambda a, b, c: a)()", "(lambda a, b=1, *c: a)()"):
    try:
        print(text, eval(text))
    except TypeError as error:
        print(text, "->", error)
fs = [lambda x=i: x for i in range(3)]
print([g() for g in fs], [g(9) for g in fs])
