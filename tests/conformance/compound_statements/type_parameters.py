# Type parameters: scopes, laziness, attributes.
def ident[T](x: T) -> T:
    return x


class Box[T, *Ts, **P]:
    items: list[T]

    def get[U](self, u: U) -> tuple[T, U]:
        return T, U, Ts, P


type Alias[K, V] = dict[K, V]
type Lazy = undefined_until_later
type Rec = list[Rec] | None
print(ident.__type_params__, Box.__type_params__, Alias.__type_params__, Alias, Lazy.__name__)
print(Box[int, str, [int]], Alias[str, int], Alias[str, int].__value__ if hasattr(Alias[str, int], "__value__") else "")
print([type(t).__name__ for t in Box.__type_params__], [repr(t) for t in Box.__type_params__])
print(Box().get(1), Box.get.__type_params__, "T" in globals())
try:
    Lazy.__value__
except NameError as e:
    print(e)
undefined_until_later = 5
print(Lazy.__value__, Rec.__value__)


def bounds[A: int, B: (int, str), C = bool, D: undefined_bound = undefined_default]():
    return A, B, C, D


A, B, C, D = bounds()
print(A.__bound__, A.__constraints__, B.__bound__, B.__constraints__, C.__default__, C.has_default(), A.has_default(), A.__default__)
for attr in ("__bound__", "__default__"):
    try:
        getattr(D, attr)
    except NameError as e:
        print(attr, e)
print(A.__name__, A.__module__, A.__covariant__, A.__contravariant__, A.__infer_variance__)


class Outer[T]:
    class Inner[T]:
        t = T

    def m[T](self):
        return T

    x = T

    def uses(self):
        return T


print(Outer.x is Outer.__type_params__[0], Outer.Inner.t is Outer.x, Outer().m() is Outer.x, Outer().uses() is Outer.x)
print(Outer.__orig_bases__, Outer.__mro__[1], Outer.__parameters__)


class Sub[T](Box[T, int, [str]], list[T]):
    pass


print(Sub.__orig_bases__, [c.__name__ for c in Sub.__mro__])


def deco(tag):
    def apply(f):
        print("deco", tag, f.__type_params__)
        return f
    return apply


@deco("d")
def decorated[T](a: T = print("default"), *, b: "T" = print("kw default")) -> T: pass


print(decorated.__annotations__)


def closure():
    outer_var = "outer"

    class K[T]:
        v = outer_var
        w = T.__name__
    return K.v, K.w


print(closure())
T = "module T"


def after[T]():
    def inner():
        return T
    return inner()


print(after(), T)


def error(text):
    try:
        exec(text, {})
        print(repr(text), "-> fine")
    except SyntaxError as e:
        print(repr(text), "->", e.msg, e.lineno, e.offset, e.end_offset)
    except Exception as e:
        print(repr(text), "->", type(e).__name__, e)


for text in ["def f[T, T](): pass", "def f[T=int, U](): pass", "def f[*T: int](): pass", "def f[**P: int](): pass", "def f[*T: (int, str)](): pass", "def f[**P: (int, str)](): pass", "def f[T: (int,)](): pass", "def f[T: int, str](): pass", "def f[](): pass", "def f[1](): pass", "def f[T.x](): pass", "def f[T=](): pass", "def f[T:](): pass", "def f[*T = int](): pass", "def f[*T = *tuple[int]](): pass", "def f[**P = [int]](): pass", "def f[T = *int](): pass", "class A[T](T): pass", "class A[T](metaclass=T): pass", "class A[T=(yield)]: pass", "type X[T] = T", "type X = 1, 2", "type X = *a", "type X = lambda: 1", "type X = (y := 1)", "type X", "type X =", "type X.y = 1", "type X[0] = 1", "type (X) = 1", "type X: int = 1", "type 1 = 2", "type X, Y = 1", "def f[T](): T = 1", "def f[T]():\n global T", "def f[T]():\n nonlocal T", "class A[T]:\n nonlocal T", "def f[T](T): pass", "def f[T](x=T): pass", "class A[T](x=T): pass", "@T\ndef f[T](): pass", "type X[T: X] = T", "def f[T: (await x)](): pass", "def f[__T](): pass", "class A:\n def f[__T](self): return __T\nprint(A().f())", "lambda[T]: 1", "async def f[T](): pass", "type X[*T, *U] = int", "type X[**P, *T, U] = int", "class A[T: int, *Ts, **P]: pass", "print((lambda: T)())\ndef f[T](): pass"]:
    error(text)
