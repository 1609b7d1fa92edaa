# Annotations evaluated when asked for: errors, formats, __annotate__, set and deleted, class and module level.
import annotationlib
from annotationlib import Format, ForwardRef, call_annotate_function, get_annotations

x: int = 1
y: "text"
z: Undefined


def f(a: int, b: Later = 5, *args: str, **kw: [1, 2]) -> (lambda: 0).__qualname__: ...


class C:
    a: int
    b: Later
    c: "C"
    d = 5


for obj in (f, C):
    try:
        obj.__annotations__
    except NameError as error:
        print(error)
    print(get_annotations(obj, format=Format.STRING))
    refs = get_annotations(obj, format=Format.FORWARDREF)
    print({k: type(v).__name__ for k, v in refs.items()}, repr(refs["b"])[:18], refs["b"].__forward_arg__)
Later = float
print(f.__annotations__["b"], C.__annotations__, f.__annotations__ is f.__annotations__, refs["b"].evaluate(), f.__annotate__(1)["a"])
for fmt in (2, 3, 4, 5, 0, "x", None):
    try:
        print(fmt, f.__annotate__(fmt))
    except Exception as error:
        print(fmt, type(error).__name__, error)
try:
    __annotations__
except NameError as error:
    print(error)
print(get_annotations(__import__("__main__"), format=Format.STRING), __annotate__(4) if False else __annotate__.__name__)
f.__annotations__ = {"new": 1}
print(f.__annotations__, f.__annotate__)
f.__annotate__ = lambda fmt: {"by": "annotate"}
print(f.__annotations__)
for obj, name, value in ((f, "__annotations__", 5), (f, "__annotate__", 5), (C, "__annotations__", 5), (C, "__annotate__", 5), (f, "__annotate__", None), (f, "__annotations__", None), (C, "__annotate__", None)):
    try:
        setattr(obj, name, value)
        print(name, obj.__name__, obj.__annotations__)
    except TypeError as error:
        print(error)
del f.__annotations__
print(f.__annotations__)
del C.__annotations__
print(C.__annotations__)
try:
    del f.__annotate__
except TypeError as error:
    print(error)
f.__annotate__ = lambda fmt: 5
try:
    f.__annotations__
except TypeError as error:
    print(error)


class Cond:
    if True:
        p: int
    else:
        q: str
    for i in range(2):
        r: float
    while False:
        s: bytes
    def method(self):
        local: undefined_is_never_evaluated
        return "fine"


print(Cond.__annotations__, Cond().method())


class Sub(Cond):
    pass


class Meta(type):
    m: int


class WithMeta(metaclass=Meta):
    pass


print(Sub.__annotations__, WithMeta.__annotations__, Meta.__annotations__, hasattr(Sub(), "__annotations__"), "__annotations__" in dir(int))
try:
    int.__annotations__
except AttributeError as error:
    print(error)


class Scoped:
    T = int
    v: T
    def g(self, a: T) -> "T": ...


print(Scoped.__annotations__, Scoped.g.__annotations__)


def outer():
    local = str

    class D:
        a: local

    def h(b: local): ...
    local = bytes
    return D.__annotations__, h.__annotations__


print(outer(), (lambda: 0).__annotations__, f.__type_params__)
for text in ("def g(a: (yield)): ...", "def g(a: (b := 1)): ...", "class D:\n a: (yield)", "async def g(a: (await b)): ...", "x: (y := 5)", "a.b: int = 5\nprint('attr')" , "(a): int = 5\nprint(__annotations__)", "d[0]: undefined", "x: int, y: int", "x: *a", "*x: int", "def f(*a: *b): ..."):
    try:
        exec(text, {"a": type("A", (), {})(), "d": {}})
        print("fine", text)
    except (SyntaxError, NameError) as error:
        print(text.splitlines()[0], "->", type(error).__name__, error)
