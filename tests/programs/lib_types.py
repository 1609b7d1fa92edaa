# types, operator, keyword, reprlib, string.
import keyword
import operator
import reprlib
import string
import types

ns = types.SimpleNamespace(a=1, b="x")
ns.c = [1]
print(ns, ns == types.SimpleNamespace(a=1, b="x", c=[1]), ns.a, vars(ns), types.SimpleNamespace({"q": 1}, r=2))
ns.me = ns
print(ns)
try:
    types.SimpleNamespace(1, 2)
except TypeError as e:
    print(e)


def f():
    yield 1


print(isinstance(f, types.FunctionType), isinstance(f(), types.GeneratorType), isinstance(len, types.BuiltinFunctionType))
print(isinstance(f.__code__, types.CodeType), isinstance(types, types.ModuleType), types.NoneType, types.EllipsisType)
print(isinstance(int | str, types.UnionType), isinstance(list[int], types.GenericAlias), isinstance("".join, types.BuiltinMethodType))
C = types.new_class("C", (dict,), {}, lambda ns: ns.update(x=3))
print(C.x, C.__mro__[1], C(a=1), types.resolve_bases((int,)))
view = types.MappingProxyType({"k": 1})
print(view["k"], dict(view), isinstance(type.__dict__, types.MappingProxyType))
m = types.ModuleType("made", "doc")
print(m.__name__, m.__doc__)


class D:
    @types.DynamicClassAttribute
    def v(self):
        return "instance"


print(D().v)

print(operator.add(1, 2), operator.mul("ab", 2), operator.contains([1], 1), operator.truth([]), operator.not_(0), operator.index(True))
get = operator.itemgetter(1, 0)
print(get("ab"), operator.itemgetter("k")({"k": 5}), operator.attrgetter("real", "imag")(3), operator.methodcaller("replace", "a", "b")("banana"))
l = [1]
print(operator.iadd(l, [2]) is l, l, operator.setitem(l, 0, 9), l, operator.concat([1], [2]), operator.countOf([1, 1], 1), operator.indexOf([4, 5], 5))
print(operator.lt(1, 2), operator.is_(None, None), operator.length_hint([1, 2]), operator.xor(5, 1), operator.invert(5), operator.neg(3), operator.matmul)
try:
    operator.indexOf([1], 2)
except ValueError as e:
    print(e)
try:
    operator.add(1)
except TypeError as e:
    print(e)

print(keyword.iskeyword("for"), keyword.iskeyword("match"), keyword.issoftkeyword("match"), len(keyword.kwlist))
print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(9)}), reprlib.repr({3, 1, 2}))


class Rec:
    def __init__(self):
        self.items = [self]

    @reprlib.recursive_repr("<...>")
    def __repr__(self):
        return f"Rec({self.items!r})"


print(Rec())
print(string.ascii_letters, string.digits, string.punctuation, string.capwords("ab  cd"))
print(string.Formatter().format("{0} {x:>4} {0!r} {y[k]} {z.real} {{}}", "a", x=1, y={"k": 2}, z=3))
print(list(string.Formatter().parse("a{b!r:>{w}}c{{d}}{}")))
for bad in ("{", "}", "{a"):
    try:
        string.Formatter().format(bad, a=1)
    except ValueError as e:
        print(e)
