# Annotated assignment: what is evaluated when, and where annotations end up.
x: int = 1
y: "str"
(z): print("never evaluated") = 2
print(x, z, "y" in globals())


def f():
    a: undefined_name
    b: undefined_name = 3
    c.d: undefined_call() = 4
    return b, f.__annotations__, c.d


class c:
    pass


print(f())


class A:
    p: int
    q: str = "q"
    r: undefined_later = 5
    (s): int = 6
    if True:
        t: bool
    if False:
        u: float
    for _ in ():
        w: int
    c.e: print("attribute annotation") = 7


try:
    A.__annotations__
except NameError as e:
    print(e)
undefined_later = "defined"
print(A.__annotations__, A.__dict__.keys() >= {"q", "r", "s"}, hasattr(A, "p"), c.e)


class Order:
    log = []

    def __setitem__(self, k, v):
        self.log.append((k, v))


def t(v):
    print("t", v, end=" ")
    return v


o = Order()
o[t(1)]: t("ann") = t(2)
print(Order.log)
o.attr: t("ann2")
t([])[t(1)]: t("never") if False else None
print()


def local():
    n: int
    try:
        n
    except UnboundLocalError as e:
        return str(e)


print(local())


class Mangled:
    __private: int = 1
    own: "Mangled"


print(Mangled.__annotations__)
m: int
m: str
print({k: v for k, v in __annotate__(1).items() if k in "my"})


def refused(text):
    try:
        exec(text, {})
        print(text, "-> fine")
    except SyntaxError as e:
        print(text, "->", e.msg, e.lineno, e.offset, e.end_offset)
    except NameError as e:
        print(text, "->", e)


for text in ["x: int: str", "x, y: int", "(x, y): int", "[x]: int", "x: int, y: str", "x: int = y: str", "x = y: int", "*x: int", "f(): int", "f(): int = 1", "1: int", "'a': int", "None: int", "(x): int", "((x)): int = 1", "x.y: int", "x[0]: int", "(x.y): int", "x: int = *a, b", "x: int = yield", "x: yield", "def f():\n x: (yield)", "def f():\n x: (await y)", "x: (y := 1)", "x: lambda: 1", "x: int += 1", "x: *a", "x: (*a,)", "x: int = 1, 2", "x: int, str", "x: (int, str)", "x: 1 if y else 2", "lambda: (x: int)", "for x: int in y: pass", "with a as b: int: pass", "global x\nx: int = 1", "x: [y async for y in z]", "x: [y for y in z]", "class A:\n x: (yield)", "x + y: int", "x if y else z: int", "not x: int", "{}: int", "{1: 2}: int", "...: int", "x: ...", "__debug__: int", "x.__debug__: int = 1", "a.b: int = c", "def f(): x: int = y\nf()", "x: int =", "x:", "x: = 1", "print(x: int)", "(x: int)", "[x: int]"]:
    refused(text)
