# Functions of the module operator.
import operator as op

print(op.add(1, 2), op.sub(5, 3), op.mul("a", 3), op.truediv(7, 2), op.floordiv(-7, 2), op.mod(-7, 3), op.pow(2, 10), op.neg(3), op.pos(-3), op.invert(5), op.abs(-4))
print(op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.lshift(1, 5), op.rshift(32, 2), op.matmul.__name__)
print(op.lt(1, 2), op.le(2, 2), op.eq(1, 1.0), op.ne(1, 2), op.ge(1, 2), op.gt(3, 2), op.not_([]), op.truth("x"), op.is_(None, None), op.is_not(1, None))
print(op.concat([1], [2]), op.contains("abc", "b"), op.countOf([1, 2, 1], 1), op.indexOf("abc", "c"), op.getitem({"a": 1}, "a"), op.length_hint([1, 2]), op.length_hint(iter("abc")), op.length_hint(5, 7))
l = [1, 2, 3]
op.setitem(l, 0, 9)
op.delitem(l, 1)
print(l, op.iadd(l, [5]) is l, l, op.imul(l, 2), op.iconcat("a", "b"), op.ior({1}, {2}), op.index(True))
for f in (op.itemgetter(1), op.itemgetter(0, 2), op.itemgetter(slice(1, None)), op.itemgetter(-1)):
    print(repr(f), f("xyz"))


class P:
    x = 1

    class q:
        y = 2

    def m(self, *a, **k):
        return a, k


print(op.attrgetter("x")(P), op.attrgetter("q.y", "x")(P), op.methodcaller("m", 1, k=2)(P()), repr(op.attrgetter("a.b")), repr(op.methodcaller("m", 1, k="v")))
print(op.call(max, 3, 4), op.is_none(None) if hasattr(op, "is_none") else "absent", op.is_not_none(1) if hasattr(op, "is_not_none") else "absent")
for f in (
    lambda: op.itemgetter(),
    lambda: op.attrgetter(),
    lambda: op.attrgetter(1),
    lambda: op.methodcaller(),
    lambda: op.methodcaller(1),
    lambda: op.itemgetter(5)("ab"),
    lambda: op.attrgetter("zz")(5),
    lambda: op.methodcaller("zz")(5),
    lambda: op.concat(1, 2),
    lambda: op.indexOf("abc", "z"),
    lambda: op.index(1.5),
    lambda: op.add(1),
    lambda: op.add(1, "a"),
    lambda: op.length_hint(5, "a"),
    lambda: op.truediv(1, 0),
    lambda: op.itemgetter(1)("ab", "cd"),
    lambda: op.contains(5, 1),
    lambda: op.delitem((1,), 0),
    lambda: op.call(),
    lambda: op.iconcat(1, [2]),
    lambda: op.not_(),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(sorted(op.__all__) == sorted(set(op.__all__)), op.__add__(2, 3), op.__getitem__("ab", 1))
