# Function definitions: defaults, parameters, and what is refused.
def f(a, b=[], *args, c={}, **kw):
    b.append(a)
    c[a] = len(b)
    return b, c


print(f(1), f(2), f(3, []), f.__defaults__, f.__kwdefaults__)
f.__defaults__ = ("new",)
f.__kwdefaults__ = {"c": {9: 9}}
try:
    print(f("x"))
except AttributeError as e:
    print(e)
x = 1


def late(v=x):
    return v


x = 2
print(late())


def order(a=print("a"), *, b=print("b"), c=print("c")) -> None: ...


def shadows(print=print, len=len):
    print(len("abc"))


shadows()


def doc():
    "the doc"
    return doc.__doc__


def no_doc():
    f"not {1} doc"


def bytes_doc():
    b"no"


def joined():
    "a" "b"


def expression_doc():
    ("parenthesised")


print(doc(), no_doc.__doc__, bytes_doc.__doc__, joined.__doc__, expression_doc.__doc__)


def recursive_default(n, f=lambda n: n * 2):
    return f(n)


print(recursive_default(4), (lambda a, /, b=2, *c, d=4, **e: (a, b, c, d, e))(1, 5, 6, d=7, z=8))


def generator_with_return():
    return 1
    yield


g = generator_with_return()
try:
    next(g)
except StopIteration as e:
    print("value", e.value)


def nested():
    def inner(): return inner
    return inner() is inner


print(nested())
print([g.__name__ for g in (lambda: 1, f, late, print)], (lambda: 1).__qualname__)


def refused(text):
    try:
        compile(text, "<s>", "exec")
        print(repr(text), "-> fine")
    except SyntaxError as e:
        print(repr(text), "->", e.msg, e.lineno, e.offset, e.end_offset)


for p in ["a, a", "a, *a", "*a, **a", "a, b, *, a", "a=1, b", "a=1, /, b", "a, /, b=1, c", "*, **k", "*", "*,", "a, *", "*, a, *", "*, *a", "*a, *b", "*a, *", "**a, b", "**a, *b", "**a, **b", "**a, /", "/", "/, a", "a, /, /", "a, /, b, /", "*, /", "*a, /", "a, *, /", "a, *, b, /", "a /", "(a, b)", "(a)", "a.b", "a[0]", "1", "'a'", "a=", "a=1, b=", "*a=1", "**a=1", "a: int, b: str = 1", "*a: int", "*a: *b", "**a: *b", "a: *b", "a: int=1, *, b: int", "a,", "*a,", "**a,", "*, a,", "a, /,", "/,", ",", "a,,b", "a b", "a: ", "a=b=c", "a:=1", "lambda", "None", "a, None", "*None", "yield", "*, a=1, b", "*, a, b=1, c", "a, *, b=1, **c", "a=1, *b, c", "a, (b), c", "a, *(b)", "await", "a=*b", "a=yield", "a=(yield)", "a=lambda: 1", "a=1 if b else c", "a, **kw, b=1", "a, **kw, *b", "self, *, /, b"]:
    refused(f"def f({p}): pass")
    if ":" not in p:
        refused(f"lambda {p}: 0")
for text in ["def f: pass", "def f() pass", "def f()\n pass", "def f(a) -> : pass", "def f(a) -> *b: pass", "def f(a) -> b, c: pass", "def f() -> (yield): pass", "def 1(): pass", "def f.g(): pass", "def f[](): pass", "def (): pass", "def f(): pass; pass", "def f(): def g(): pass", "def f(): if 1: pass", "async def f(): pass", "async f(): pass", "async def: pass", "async class A: pass", "async lambda: 1", "async if 1: pass", "def f(a)\\\n: pass", "def f(a\n): pass", "def\nf(): pass", "class A pass", "class A(: pass", "class A(a for a in b): pass", "class A(b, *c, **d): pass", "class A(*b, c): pass", "class A(**b, c): pass", "class A(a=1, b): pass", "class A(a=1, a=2): pass", "class A(b, c=d): pass", "class 1: pass", "class A.b: pass", "class A[]: pass", "class A: x = 1; y = 2", "class: pass"]:
    refused(text)
