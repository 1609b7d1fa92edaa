# Calls with stars and double stars in any place: order of evaluation, duplicates, errors with the function's name.

log = []


def n(x):
    log.append(x)
    return x


def f(*args, **kw):
    return args, kw


print(f(n(1), *n([2]), n(3), *n([4]), k=n(5), **n({"z": 6}), y=n(7)), log)
log.clear()
print(f(*n("ab"), **n({}), k=n(1)), log)
log.clear()
print(f(k=n(1), *n([2])), log)
print(f(*(), **{}), f(*[], *"a", *{1: 2}, *range(2)), f(**{"a": 1}, **{"b": 2}), f(*f(1, k=2)[0], **f(1, k=2)[1]))


class Keys:
    def keys(self):
        return ["p", "q"]

    def __getitem__(self, k):
        return k * 2


class M:
    def method(self, a, /, b=2, *args, c, **kw):
        return a, b, args, c, kw

    __call__ = method


def strict(a, b, /, c, *, d):
    return a, b, c, d


def kwonly(*, x, y=2):
    return x, y


m = M()
print(f(**Keys()), m.method(1, c=3), m(1, 2, 3, c=4, a=5), m(*[1], **{"c": 2}))
for text in ("f(*5)", "f(*None)", "f(**5)", "f(**[1])", "f(**{1: 2})", "f(**{'a': 1}, a=2)", "f(a=1, **{'a': 2})", "f(**{'a': 1}, **{'a': 2})", "m.method()", "m.method(1)", "m.method(a=1, c=2)", "m.method(1, 2, b=3, c=4)", "m()", "strict(1, 2)", "strict(1, 2, 3)", "strict(1, 2, 3, 4)", "strict(1, b=2, c=3, d=4)", "strict(1, 2, c=3, d=4, e=5)", "strict(*[1, 2, 3], d=4)", "strict(*range(9), d=1)", "kwonly()", "kwonly(1)", "kwonly(x=1, z=2)", "kwonly(**{'x': 1})", "(lambda a: a)(*[1, 2])", "(lambda: 0)(*[1])", "(lambda **k: k)(1)", "len(*[[1]], *[])", "len(*[])", "len([], **{})", "len(obj=[])", "int(**{'x': 1})", "print(*[], **{'sepp': 1})", "'a'.join(*['bc'])", "[].append(*[1, 2])", "[].sort(**{'key': len, 'rev': 1})", "M().method(*())", "M.method(1, 2)", "M(1)", "M.__init__()", "f(*(x for x in 'ab'))", "f(*iter([1]), *{2})", "f(**__import__('types').MappingProxyType({'k': 1}))", "f(*m)", "f(**m)", "m.nothing(*n(1))", "undefined(*n(2))", "f(*[1/0], *undefined)"):
    log.clear()
    try:
        print(text, "->", eval(text), log)
    except Exception as error:
        print(text, "->", type(error).__name__, error, log)


class Bad:
    def keys(self):
        return ["a"]

    def __getitem__(self, k):
        raise ZeroDivisionError("getitem")


class BadIter:
    def __iter__(self):
        yield 1
        raise LookupError("iter")


for act in (lambda: f(**Bad()), lambda: f(*BadIter()), lambda: [*BadIter()], lambda: {**Bad()}):
    try:
        act()
    except Exception as error:
        print(type(error).__name__, error)
args, kw = [1], {"k": 2}
a, k = f(*args, **kw)
a2, k["new"] = a, 1
print(args, kw, k)
