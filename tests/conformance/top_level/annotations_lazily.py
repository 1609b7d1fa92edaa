# Annotations: computed when asked for, once, in the scope of the definition.
import annotationlib

log = []


def note(v):
    log.append(v)
    return v


def f(a: note("a"), *b: note("b"), c: note("c") = 1, **d: note("d")) -> note("r"): pass


print(log)
print(f.__annotations__, log)
print(f.__annotations__ is f.__annotations__, len(log))


class C:
    x: note("x")
    y: note("y") = 2

    def m(self, z: C) -> C: pass


print(log[5:], C.__annotations__, C.__annotations__ is C.__annotations__, C.m.__annotations__)
print(C.__annotate__(1), "__annotations__" in vars(C), sorted(k for k in vars(C) if "annot" in k))


def broken(a: missing): pass


for _ in range(2):
    try:
        broken.__annotations__
    except NameError as e:
        print(e)
missing = int
print(broken.__annotations__)


def fwd(a: undefined_one, b: "quoted", c: list[undefined_two]): pass


F = annotationlib.Format
print(annotationlib.get_annotations(fwd, format=F.STRING))
r = annotationlib.get_annotations(fwd, format=F.FORWARDREF)
print({k: type(v).__name__ for k, v in r.items()}, r["a"].__forward_arg__)
for fmt in (0, 5, "x", F.VALUE_WITH_FAKE_GLOBALS):
    try:
        print(fwd.__annotate__(fmt))
    except Exception as e:
        print(type(e).__name__, e)
print((lambda x: x).__annotations__, (lambda x: x).__annotate__, int.__annotations__ if hasattr(int, "__annotations__") else "no annotations on int")


class Sub(C):
    pass


print(Sub.__annotations__, Sub.__annotate__)


class Cond:
    if True:
        a: int
    else:
        b: int
    for i in range(2):
        c: str
    try:
        d: bool
        raise ValueError
        e: float
    except ValueError:
        g: bytes


print(Cond.__annotations__)


def scope():
    T = "closure T"

    def inner(a: T) -> T: pass

    class K:
        q: T
    T = "changed T"
    return inner.__annotations__, K.__annotations__


print(scope())


class Own:
    T = "class T"

    def m(self, a: T): pass
    T = "later T"


print(Own.m.__annotations__)
z: note("module z") = 1
print(__annotate__(1))
