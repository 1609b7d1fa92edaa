# Binding of arguments to parameters, and its errors.
def pos(a, b, /):
    return a, b


def mixed(a, /, b, *, c):
    return a, b, c


def opt(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


def none():
    return "none"


def kwonly(*, a, b=2):
    return a, b


def star(*args):
    return args


def kw(**k):
    return k


class C:
    def m(self, x, y=1):
        return x, y

    @classmethod
    def c(cls, x):
        return x

    @staticmethod
    def s(x):
        return x

    def __init__(self, a, b=0):
        self.a = a

    def __call__(self, z):
        return z


o = C(1)


def show(text):
    try:
        print(text, "->", eval(text))
    except (TypeError, ValueError) as e:
        print(text, "->", type(e).__name__, e)


for text in ["pos(1, 2)", "pos(1)", "pos()", "pos(1, 2, 3)", "pos(a=1, b=2)", "pos(1, b=2)", "mixed(1, 2, c=3)", "mixed(1, b=2, c=3)", "mixed(a=1, b=2, c=3)", "mixed(1, 2, 3)", "mixed(1, 2)", "mixed(1)", "mixed()", "mixed(1, 2, c=3, d=4)", "mixed(1, 2, b=3, c=4)",
             "opt(1, d=4)", "opt(1, 2, 3, 4, 5, d=6, f=7, a=8, b=9)", "opt(d=1)", "opt(1)", "opt(1, 2, 3, c=4, d=5)", "opt(1, c=9, d=5)", "none(1)", "none(a=1)", "none(1, 2, a=3)", "none(*[1])", "none(**{})", "kwonly(1)", "kwonly(a=1)", "kwonly()", "kwonly(b=1)", "kwonly(1, a=2)", "kwonly(1, 2, a=2, b=3)", "kwonly(a=1, c=2)", "star(1, 2)", "star(a=1)", "kw(a=1)", "kw(1)", "kw(1, 2, a=3)",
             "o.m(1)", "o.m()", "o.m(1, 2, 3)", "o.m(1, z=2)", "C.m()", "C.m(o)", "C.c()", "C.c(1, 2)", "o.s()", "o.s(1, 2)", "C()", "C(1, 2, 3)", "C(1, c=2)", "C(b=2)", "o()", "o(1, 2)", "o(z=1)", "o(y=1)",
             "(lambda: 1)(2)", "(lambda x: x)()", "(lambda x, y: x)()", "(lambda x, y, z: x)()", "(lambda x, y, z, w: x)(1)", "(lambda *, x, y: x)()", "(lambda *, x, y, z: x)()", "(lambda x=1: x)(1, 2)", "(lambda x=1, *, y: x)(1, 2)", "(lambda x, y=1: x)(1, 2, 3)", "(lambda x, y=1, *, z=2: x)(1, 2, 3, z=1)", "(lambda x, *, z=2: x)(1, 2, z=1)", "(lambda x, *, z: x)(1, 2, z=1)",
             "object(1)", "int(1, 2, 3)", "int(x=1)", "len()", "len(1, 2)", "len(a=1)", "len([], a=1)", "abs(x=1)", "isinstance(1)", "list(a=1)", "list(1, 2)", "dict(1, 2)", "dict(1)", "dict([1])", "dict(['abc'])", "print(a=1)", "print(1, sep=1)", "print(1, end=2)", "str(1, 2)", "str(b'a', 2)", "range()", "range(1, 2, 3, 4)", "range(a=1)", "tuple(a=1)", "type()", "type(1, 2)", "super(1, 2, 3)", "sorted()", "sorted([], 1)", "sorted([], k=1)", "max()", "max(1)", "max(1, key=2)", "max([], default=3)", "max(1, 2, default=3)", "zip(1)", "zip(strict=2, a=1)", "enumerate()", "enumerate([], 'a')", "map(1)", "map()", "filter(1)", "iter()", "iter(1, 2)", "next()", "next(1)", "getattr(1)", "setattr(1, 2)", "hasattr(1, 2)", "round()", "round('a')", "sum()", "sum(1)", "sum(['a'])", "ord('ab')", "ord(1)", "chr('a')", "chr(-1)", "hash([])", "id()", "divmod(1)", "pow(1)", "input(1, 2)", "open()", "slice()", "bool(1, 2)", "float(1, 2)", "float('a')", "int('a')", "int('a', 5)", "int('1', 99)", "complex('a')", "bytes('a')", "bytes(-1)", "bytes([256])", "bytearray('a')", "set(1)", "frozenset(1)", "vars(1)", "dir(1, 2)", "callable()", "format(1, 2)", "o.a()", "NotImplemented()"]:
    show(text)
