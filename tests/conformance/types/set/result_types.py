# Which class the results of operators and methods have, for set, frozenset and subclasses of them.

class S(set):
    pass


class F(frozenset):
    pass


kinds = [set, frozenset, S, F]
for a in kinds:
    for b in kinds:
        x, y = a([1, 2]), b([2, 3])
        print(a.__name__, b.__name__, *(type(r).__name__ for r in (x | y, x & y, x - y, x ^ y)), x < y, x == y, x == b([1, 2]))
for a in kinds:
    x = a([1, 2])
    print(a.__name__, *(type(getattr(x, m)([2])).__name__ for m in ("union", "intersection", "difference", "symmetric_difference")), type(x.copy()).__name__, type(x.union()).__name__)
f = frozenset([1])
print(f.copy() is f, frozenset(f) is f, f.union() is f, f | f is f, F(f) is f, frozenset(F([1])) is f, type(frozenset(F([1]))))
g = F([1])
print(g.copy() is g, type(g.copy()))
print(repr(S([1])), repr(F([1])), repr(S()), repr(F()), str(set()), str(frozenset()))
for op in ("|", "&", "-", "^", "<", "<=", ">", ">="):
    for other in ([1], "ab", {1: 2}, 5, None, {1: 2}.keys(), {1: 2}.items()):
        try:
            result = eval(f"x {op} y", {"x": {1}, "y": other})
            print(op, type(other).__name__, result)
        except TypeError as error:
            print(op, error)
s = {1}
for text in ("s |= [2]", "s &= 'a'", "s -= None", "s ^= (1,)", "s |= {5: 6}.keys()", "s &= frozenset([1, 5])", "s -= S([1])", "s ^= F([9])"):
    try:
        exec(text)
        print(text, type(s).__name__, sorted(s))
    except TypeError as error:
        print(text, error)


class Right:
    def __ror__(self, other):
        return "ror"

    def __rsub__(self, other):
        return "rsub"

    def __gt__(self, other):
        return "gt"


print({1} | Right(), frozenset() - Right(), {1} < Right())
s |= Right()
print(s)
