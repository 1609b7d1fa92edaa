# Type parameters: scopes, laziness, defaults, bounds.
from typing import get_type_hints, TypeVar, Generic


def f[T: (int, str), *Ts, **P](x: T, *args: *Ts) -> T:
    return T, Ts, P


t, ts, p = f.__type_params__
print(t, ts, p, t.__constraints__, t.__bound__, f(1)[0] is t, type(ts).__name__, type(p).__name__)
print(t.__covariant__, t.__infer_variance__, t.has_default(), p.args, p.kwargs)


class Box[T = int](list[T]):
    kind = T

    def get[U](self, default: U) -> T | U:
        return T, U

    class Inner:
        t = T


print(Box.__type_params__, Box.kind is Box.__type_params__[0], Box.__orig_bases__, Box.__mro__[-2:], Box[str], Box.Inner.t is Box.kind)
print(Box().get(1)[0] is Box.kind, Box.get.__type_params__, Box.__parameters__, Box.kind.__default__)
type Pair[A, B = A] = tuple[A, B]
print(Pair, Pair.__value__, Pair.__type_params__[1].__default__, Pair[int, str], Pair.__name__, Pair[int].__args__)
type Lazy = undefined_name
try:
    Lazy.__value__
except NameError as e:
    print(e)
undefined_name = 5
print(Lazy.__value__)
type Rec = list[Rec] | None
print(Rec.__value__)


def bound[T: later](x): ...


try:
    bound.__type_params__[0].__bound__
except NameError as e:
    print(e)
later = int
print(bound.__type_params__[0].__bound__)
x = "global"


class Scope[T]:
    x = "class"
    type Alias = x

    def m[U: x](self): ...


print(Scope.Alias.__value__, Scope.m.__type_params__[0].__bound__)


def outer[T]():
    def inner():
        return T

    class C:
        t = T

        def g(self):
            return T

    return inner() is T, C.t is T, C().g() is T


print(outer())
for source in (
    "def f[T, T](): pass",
    "def f[T](): nonlocal T",
    "class C[T]:\n    T: int = 1\n    print(T)",
    "def f[T](T): return T\nprint(f(3))",
    "type X[T = int, U] = T",
    "def f[T: (yield)](): pass",
    "def f[T: (x := 1)](): pass",
    "class C[T: await x]: pass",
    "def f[*Ts: int](): pass",
    "def f[T = 1, *Us = (1, 2)](): pass\nprint(f.__type_params__)",
    "type int = str\nprint(int.__value__)",
    "def f[](): pass",
    "lambda[T]: 1",
    "class C[**P](Generic[P]): pass",
    "type X = (yield)",
    "type X = (y := 1)",
    "def f[__x](): return __x\nprint(f().__name__)",
    "class K:\n    def f[__x](self): return __x\nprint(K().f().__name__)",
):
    try:
        exec(source, {"Generic": Generic})
    except (SyntaxError, TypeError, NameError) as e:
        print(type(e).__name__, e.msg if isinstance(e, SyntaxError) else e)


class Sub(Box[bytes]): ...


print(Sub.__orig_bases__, Sub.__parameters__, issubclass(Sub, list))
try:
    isinstance(1, Pair)
except TypeError as e:
    print(e)
try:
    Pair.__value__ = 1
except AttributeError as e:
    print(e)
print(hasattr(Pair, "__module__"), Pair.__module__ == __name__, get_type_hints(f).keys())
print(repr(TypeVar("V", bound=int)), TypeVar("W", covariant=True), TypeVar("X", infer_variance=True))
