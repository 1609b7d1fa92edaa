# copy and deepcopy: hooks, memo, reduce forms, cycles, what is shared, replace.
import copy


class Shallow:
    def __copy__(self):
        return "copied"


class Deep:
    def __deepcopy__(self, memo):
        memo["seen"] = True
        return ("deep", isinstance(memo, dict))


class Reduce:
    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        return (Reduce, (self.n + 1,), {"extra": [1]})


class ReduceEx:
    def __reduce_ex__(self, protocol):
        return (list, (), None, iter([1, protocol]))


class State:
    def __init__(self):
        self.a, self.b = [1], "x"

    def __getstate__(self):
        return {"a": self.a}

    def __setstate__(self, state):
        self.restored = state


class Global:
    def __reduce__(self):
        return "Global"


class Bad:
    def __reduce__(self):
        return 5


class BadTuple:
    def __reduce__(self):
        return (1,)


class NewArgs:
    def __new__(cls, x):
        self = super().__new__(cls)
        self.x = x
        return self

    def __getnewargs__(self):
        return (self.x * 2,)


class Slots:
    __slots__ = ("a", "b")


class Replace:
    def __init__(self, **kw):
        self.kw = kw

    def __replace__(self, **kw):
        return Replace(**self.kw | kw)


print(copy.copy(Shallow()), copy.deepcopy(Deep()))
r = copy.copy(Reduce(1))
print(r.n, r.extra, copy.deepcopy(Reduce(5)).n, copy.copy(ReduceEx()), copy.deepcopy(ReduceEx()))
s = State()
c, d = copy.copy(s), copy.deepcopy(s)
print(vars(c), c.restored["a"] is s.a, d.restored["a"] is s.a, d.restored)
g = Global()
print(copy.copy(g) is g, copy.deepcopy(g) is g)
for bad in (Bad(), BadTuple(), (x for x in ""), open.__self__ and iter(range(3)).__class__):
    try:
        result = copy.copy(bad)
        print(type(result).__name__)
    except Exception as error:
        print(type(error).__name__, error)
n = copy.copy(NewArgs(3))
print(n.x, vars(n))
sl = Slots()
sl.a = [1]
t = copy.copy(sl)
u = copy.deepcopy(sl)
print(t.a is sl.a, u.a is sl.a, u.a, hasattr(u, "b"))
l = [1, [2]]
l.append(l)
d = copy.deepcopy(l)
print(d, d[2] is d, d[1] is l[1], copy.copy(l)[2] is l)
shared = [0]
pair = copy.deepcopy([shared, shared, (shared,), {"k": shared}])
print(pair[0] is pair[1] is pair[2][0] is pair[3]["k"], pair[0] is shared)
t = (1, "a", (2, None))
print(copy.deepcopy(t) is t, copy.deepcopy((1, [2]))[1], copy.copy(t) is t, copy.copy({1}) == {1}, copy.deepcopy({1: [2]}), copy.copy(bytearray(b"a")), copy.deepcopy(range(3)), copy.copy(slice(1, 2)), copy.deepcopy(1 + 2j), copy.copy(len) is len, copy.copy(int) is int, copy.deepcopy(copy) if False else "")
memo = {}
x = [1]
y = copy.deepcopy(x, memo)
print(memo[id(x)] is y, copy.deepcopy(x, memo) is y)
print(copy.replace(Replace(a=1), b=2).kw)
from types import SimpleNamespace
print(copy.replace(SimpleNamespace(a=1), a=5, b=6))
for args in ((5,), ("x",)):
    try:
        copy.replace(*args)
    except TypeError as error:
        print(error)


class Own(dict):
    def __init__(self, *a):
        super().__init__(*a)
        self.attr = []


o = Own({1: [2]})
c, d = copy.copy(o), copy.deepcopy(o)
print(c, type(c).__name__, c.attr is o.attr, d.attr is o.attr, d[1] is o[1])


class Raises:
    def __deepcopy__(self, memo):
        raise LookupError("deep")


try:
    copy.deepcopy([Raises()])
except LookupError as error:
    print(error)
e = ValueError("v", [1])
e.note = 5
print(repr(copy.copy(e)), copy.copy(e).note, copy.deepcopy(e).args)


def f(): pass


print(copy.deepcopy(f) is f, copy.copy(f) is f, copy.deepcopy(o.get)(1) if False else "")
