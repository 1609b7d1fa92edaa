# The functions of operator that stand for operators: results, in place forms, index and length hints.
import operator as o


def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


class V:
    def __init__(self, n=0):
        self.n = n

    def __iadd__(self, other):
        self.n += other
        return self

    def __matmul__(self, other):
        return "matmul"

    def __imatmul__(self, other):
        return "imatmul"

    def __length_hint__(self):
        return self.n

    def __index__(self):
        return 3

    def __eq__(self, other):
        return "eq result"


v = V(1)
print(o.iadd(v, 5) is v, v.n, o.matmul(v, 1), o.imatmul(v, 1), o.eq(v, 1), o.ne(1, 2), o.index(v), o.length_hint(v), o.length_hint([1, 2]), o.length_hint(5, 9), o.length_hint(iter("abc")))
l = [1]
print(o.iadd(l, "ab") is l, l, o.imul(l, 2), o.iconcat(l, (9,)), o.ior({1}, {2}), o.isub(5, 3), o.ipow(2, 3), o.ifloordiv(7, 2), o.imod(7, 4), o.ilshift(1, 3), o.itruediv(1, 2), o.ixor(5, 1), o.iand(6, 3), o.irshift(8, 1))
d = {"a": 1}
print(o.setitem(d, "b", 2), o.delitem(d, "a"), d, o.getitem(d, "b"), o.contains(d, "b"), o.countOf([1, 1.0, 2], 1), o.indexOf("abc", "b"), o.truth([]), o.not_([]), o.is_(None, None), o.is_not(1, None), o.is_none(None), o.is_not_none(None), o.concat("a", "b"), o.call(max, 1, 2), o.neg(3), o.pos(-3), o.inv(0), o.abs(-2), o.lt(1, 2), o.ge("b", "a"))
for text in ("o.add(1, 'a')", "o.add(1)", "o.concat(1, 2)", "o.concat([1], 'a')", "o.iconcat(1, 2)", "o.getitem([1], 5)", "o.setitem((), 0, 1)", "o.delitem('a', 0)", "o.index(1.0)", "o.index('a')", "o.length_hint(5)", "o.length_hint(V(-1))", "o.length_hint(V('x'))", "o.length_hint([], 'x')", "o.indexOf('abc', 'z')", "o.countOf(5, 1)", "o.contains(5, 1)", "o.truth()", "o.call()", "o.call(5)", "o.lt(1, 'a')", "o.neg('a')", "o.invert(1.0)", "o.pow(2)", "o.attrgetter", "o.truediv(1, 0)", "o.mod('%d', 'a')", "o.lshift(1, -1)", "o.floordiv(1.0, 0)"):
    attempt(text)
print(o.__add__ is o.add, o.sub.__name__, o.__not__ is o.not_, sorted(n for n in o.__all__ if n.startswith("i"))[:5])
