# singledispatch by class, abc, union, annotations; methods; and reduce, cmp_to_key, total_ordering, wraps.
from collections.abc import Mapping, Sequence
from functools import WRAPPER_ASSIGNMENTS, cmp_to_key, reduce, singledispatch, singledispatchmethod, total_ordering, update_wrapper, wraps


@singledispatch
def show(x, *rest):
    return f"object {x!r}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(list)
@show.register(tuple)
def seq(x):
    return f"seq {len(x)}"


@show.register
def _(x: float | None):
    return f"float or none {x}"


@show.register(Mapping)
def _(x):
    return f"mapping {sorted(x)}"


show.register(str, lambda x: f"str {x}")
for x in (1, True, 1.5, None, [1], (1, 2), {"a": 1}, "s", b"b", {1}):
    print(show(x))
print(show.dispatch(bool)(5), show.dispatch(dict) is show.registry[Mapping], show.registry[list] is seq, len(show.registry), show.__name__)
for text in ("show()", "show.register(5)", "show.register(lambda x: 1)", "show.register('x', len)", "show.register(list[int], len)"):
    try:
        eval(text)
        print(text)
    except TypeError as error:
        print(text, "->", str(error).split(" at 0x")[0][:60])


class A: pass
class B(A): pass
class C(B): pass


@singledispatch
def kind(x):
    return "base"


kind.register(A, lambda x: "A")
print(kind(C()), kind.dispatch(C)(1))
kind.register(B, lambda x: "B")
print(kind(C()), kind(A()), kind(5))
kind.register(Sequence, lambda x: "sequence")
kind.register(Mapping, lambda x: "mapping")


class Both(Sequence, Mapping):
    __getitem__ = __len__ = None
    __iter__ = None


try:
    kind.dispatch(type("X", (), {}))
    print(kind([]), kind.dispatch(Both)(1))
except (RuntimeError, TypeError) as error:
    print(type(error).__name__, error)


class M:
    @singledispatchmethod
    def neg(self, x):
        return "cannot"

    @neg.register
    def _(self, x: int):
        return -x

    @neg.register
    @classmethod
    def _(cls, x: str):
        return cls.__name__ + x


print(M().neg(5), M().neg("s"), M().neg(1.5), M.neg("t"))


@total_ordering
class V:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n if isinstance(other, V) else NotImplemented

    def __lt__(self, other):
        return self.n < other.n if isinstance(other, V) else NotImplemented


print(V(1) < V(2), V(1) <= V(1), V(2) > V(1), V(2) >= V(3), max(V(1), V(3)).n)
try:
    V(1) <= 5
except TypeError as error:
    print(error)
try:
    total_ordering(type("Empty", (), {}))
except ValueError as error:
    print(error)
print(reduce(lambda a, b: a + [b], "abc", []), reduce(max, [3, 1, 2]), reduce(None, [5]), reduce(None, [], 7), reduce(max, [1], initial=2))
for args in ((max, []), (max,), (max, 5), (5, [1, 2])):
    try:
        reduce(*args)
    except TypeError as error:
        print(error)
K = cmp_to_key(lambda a, b: b - a)
print(sorted([1, 3, 2], key=K), K(1) < K(2), K(1) == K(1), K(5).obj)
for act in (lambda: hash(K(1)), lambda: K(1) < 5, lambda: K(), lambda: cmp_to_key()):
    try:
        act()
    except TypeError as error:
        print(error)


@wraps(show)
def wrapper():
    pass


print(wrapper.__name__, wrapper.__wrapped__ is show, WRAPPER_ASSIGNMENTS, update_wrapper(lambda: 0, len, assigned=["__name__", "missing"]).__name__)
