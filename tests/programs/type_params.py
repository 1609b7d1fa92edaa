# Type parameters of functions, classes and aliases.
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def f[T, *Ts, **P](x: T, *args: *Ts, k: P = 1) -> list[T]:
    """doc"""
    return x, args, k


T, Ts, P = f.__type_params__
print(f(1, 2, k=3), f.__type_params__, f.__name__, f.__qualname__, f.__doc__)
print(type(T), type(Ts), type(P), T.__name__, T.__module__)
print(T.__bound__, T.__constraints__, T.__covariant__, T.__contravariant__, T.__infer_variance__, T.has_default())
print(f.__annotations__["x"] is T, f.__annotations__["return"], f.__annotations__["return"].__parameters__ == (T,))
print(f.__annotations__["return"][int], list[T][str], dict[T, list[T]][int])
print(P.args, P.kwargs, type(P.args), P.args.__origin__ is P, P.args == P.args)


def bounded[A: int, B: (str, bytes), C: undefined, D = int, *E = *tuple[int, str], **F = [int]](a=1, *, b=2):
    return a, b


A, B, C, D, E, F = bounded.__type_params__
print(bounded(), bounded(3, b=4), bounded.__defaults__, bounded.__kwdefaults__)
print(A.__bound__, B.__constraints__, B.__bound__, D.__default__, D.has_default(), E.__default__, F.__default__)
show(lambda: C.__bound__)
undefined = float
show(lambda: C.__bound__)
print(A.__default__, A.evaluate_bound(1), B.evaluate_constraints(1), D.evaluate_default(1), A.evaluate_default)


class Stack[T]:
    items: list[T]

    def __init__(self, *items: T):
        self.items = list(items)

    def map[U](self, f: U) -> "Stack[U]":
        return [f(x) for x in self.items], T, U

    @classmethod
    def make(cls, n: T):
        return cls(n)


S = Stack
print(S.__type_params__, S.__name__, S.__qualname__, S.__bases__, len(S.__mro__), S.__annotations__)
print(S(1, 2).map(str), S.map.__type_params__, S.map.__qualname__, S.make(5).items)
print(S[int], S[int].__origin__ is S, S[int](1).items, S[int].__args__)


class Pair[K, V](dict[K, V]):
    first: K

    class Inner[W]:
        w: (K, W)


print(Pair.__type_params__, Pair(a=1), Pair.Inner.__annotations__, Pair.Inner.__qualname__, Pair.__bases__[0])
print(Pair.__orig_bases__)


class Derived[Q](Stack[Q], metaclass=type):
    pass


print(Derived.__mro__[1] is Stack, Derived.__orig_bases__[0], Derived(3).items)

type Alias = int | str
type Lazy = not_yet
type Generic1[X] = list[X]
type Recursive = int | list[Recursive]
print(Alias, type(Alias), Alias.__value__, Alias.__name__, Alias.__type_params__, Alias.__module__)
show(lambda: Lazy.__value__)
not_yet = 5
show(lambda: Lazy.__value__)
print(Generic1.__type_params__, Generic1.__value__, Generic1[int], type(Generic1[int]), Recursive.__value__)
print(Generic1[int].__args__, Generic1[int].__origin__ is Generic1, Alias | None, None | Alias)
show(lambda: Alias[int])
show(lambda: isinstance(1, Alias))
show(lambda: setattr(Alias, "__value__", 1))


def scopes():
    T = "outer"

    def inner[T](x: T): ...

    def uses(x: T): ...

    class C:
        T = "class"

        def m[V](self, x: T, y: V): ...

        type X[V] = (T, V)

    return inner.__annotations__, uses.__annotations__, C.m.__annotations__, C.X.__value__


for r in scopes():
    print(r)


def counter():
    n = 0

    def bump[T](by: T = 1):
        nonlocal n
        n += by
        return n

    return bump


b = counter()
print(b(), b(5), b.__type_params__)


def decorated(g):
    print("decorates", g.__name__, g.__type_params__)
    return g


@decorated
def h[T](x: T = len("abc")):
    return x


@decorated
class G[T]:
    pass


print(h(), type(G()).__name__)


async def co[T](x: T):
    return x


def gen[T](x: T):
    yield x


print(list(gen(1)), co.__type_params__)
try:
    co(5).send(None)
except StopIteration as e:
    print(e.value)


def shadow[T](T):
    return T


print(shadow(5))
from _typing import TypeVar, ParamSpec, TypeVarTuple, TypeAliasType, NoDefault, Union

V = TypeVar("V", bound=int)
W = TypeVar("W", int, str)
X = TypeVar("X", covariant=True, default=str)
Y = TypeVar("Y", contravariant=True)
print(V, W, X, Y, V.__bound__, W.__constraints__, X.__default__, NoDefault, V.__default__, V.__module__)
print(list[V][int], dict[V, W][int, str], (V | None)[int], list[V] | W)
show(lambda: TypeVar("Z", int))
show(lambda: TypeVar("Z", int, str, bound=int))
show(lambda: TypeVar("Z", covariant=True, contravariant=True))
show(lambda: TypeVar("Z", covariant=True, infer_variance=True))
show(lambda: TypeVar(5))
show(lambda: list[V][int, str])
show(lambda: dict[V, W][int])
print(ParamSpec("P"), TypeVarTuple("Ts"), TypeAliasType("AT", int).__value__, Union[int, str], Union[int])
show(lambda: TypeAliasType("AT", int, type_params=5))


def sub(base):
    class X(base):
        pass


for base in (V, ParamSpec("P"), P.args):
    show(lambda: sub(base))
total = 0
for i in range(100):

    def hot[T](x: T = i) -> T:
        return x

    total += hot() + len(hot.__type_params__)
print(total)
