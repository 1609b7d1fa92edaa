# Type parameters: bounds, constraints, defaults, scopes, type aliases, generic classes, reprs and errors.
from typing import Generic, ParamSpec, TypeVar, TypeVarTuple, get_args, get_origin

def f[T, U: int, V: (str, bytes), *Ts, **P, W = float](x: T) -> U: ...


print(f.__type_params__, [getattr(t, "__bound__", None) for t in f.__type_params__], f.__type_params__[2].__constraints__, f.__type_params__[5].__default__, f.__type_params__[0].has_default(), f.__annotations__)


class C[T, *Ts]:
    a: T
    kind = T

    def m[S](self, s: S, t: T) -> tuple[S, T]: ...


print(C.__type_params__, C.__bases__, C.__orig_bases__, C[int, str, bytes], C.kind, C.m.__type_params__, C.m.__annotations__, C.__parameters__)
type A[T] = list[T] | dict[str, T]
type B = undefined_for_now
print(A, A.__value__, A.__type_params__, A[int], A[int].__origin__ is A, A[int].__args__, A.__name__, A.__module__, type(A).__name__, get_origin(A[int]) is A)
try:
    B.__value__
except NameError as error:
    print(error)
undefined_for_now = int
print(B.__value__, B == B, B | None, repr(B))
for text in ("A()", "A[int, str]", "B[int]", "isinstance(1, B)", "A.x", "C[()]" if False else "C()", "f[int]", "list[A]", "A.__value__ = 5", "type('X', (A,), {})", "TypeVar('T', int)", "TypeVar('T', bound=int, covariant=True, contravariant=True)", "TypeVar('T', int, str, bound=int)", "TypeVar('T', bound=5)", "TypeVar(5)", "TypeVar('T')()", "ParamSpec('P').args", "TypeVarTuple('Ts').__name__", "Generic[int]", "Generic[T]", "T"):
    try:
        if "=" in text and not text.startswith(("TypeVar", "type(")):
            exec(text)
        else:
            print(text, "->", eval(text) if text != "C()" else type(eval(text)).__name__)
    except Exception as error:
        print(text, "->", type(error).__name__, error)


def outer[T](x: T):
    def inner[U](y: U, z: T): return T, U

    class K[V]:
        t = T
        pair: (T, V)
    return inner, K, T


inner, K, T = outer(1)
print(inner(1, 2), K.t is T, K.pair if hasattr(K, "pair") else K.__annotations__, outer.__type_params__[0] is T)


class Bound[T: "Later", U: Later]:
    pass


print(Bound.__type_params__[0].__bound__)
try:
    Bound.__type_params__[1].__bound__
except NameError as error:
    print(error)
Later = int
print(Bound.__type_params__[1].__bound__, Bound.__type_params__[1].evaluate_bound(1))


class Base[T]:
    def get(self) -> T: ...


class Derived(Base[int]):
    pass


class Both[T](Base[T]):
    pass


print(Derived.__orig_bases__, Derived.__mro__, Derived.__parameters__, Both[str], get_args(Base[int]))
for text in ("class X[T, T]: pass", "class X[T](Generic[T]): pass", "def g[T](T): return T\nprint(g(5))", "def g[T](): nonlocal T", "def g[T](): global T", "class X[T]:\n  T = 5\n  print(T)", "def g[T: int = str](): pass\nprint(g.__type_params__[0].__default__)", "def g[T = int, U](): pass", "def g[*Ts = 5](): pass\nprint(g.__type_params__[0].__default__)", "def g[**P = [int]](): pass\nprint(g.__type_params__[0].__default__)", "type X[T] = T\nprint(X[int].__value__)", "type X = X | int\nprint(X.__value__)", "class X[T]: x = [T for _ in (1,)]\nprint(X.x)", "lambda[T]: 0", "def g[T](x=T): ...", "@print\ndef g[T](): ..." if False else "pass", "class X[T](T): pass", "class X[T](list[T], metaclass=type): pass\nprint(X.__mro__)", "def g[__T](): return __T\nprint(g())", "class Y:\n  def g[__T](self): return __T\nprint(Y().g())", "T = 1\ndef g[T](): return T\nprint(g(), T)"):
    try:
        exec(text, {"Generic": Generic})
        print("fine", text.splitlines()[0])
    except (SyntaxError, Exception) as error:
        print(text.splitlines()[0], "->", type(error).__name__, error)
