# Sets: what they refuse, mixed operands, and changes while others look.
cases = ["set(5)", "set(1,2)", "set(x=1)", "set([[]])", "{[]}", "s.add()", "s.add([])", "s.remove(9)", "s.remove([])", "s.discard([])", "s.discard(9)", "set().pop()", "s.update(5)", "s.update()", "s.update([9],'a')", "s.union(5)", "s.union([4],'b')", "s.intersection()", "s.intersection([1,7],[1])", "s.difference([1],[2])", "s.symmetric_difference()", "s.symmetric_difference([1,9])", "s.symmetric_difference([1],[2])", "s | [1]", "s | frozenset([9])", "frozenset([9]) | s", "s & {1:2}", "s - 5", "s ^ 'a'", "s < [1]", "s < {1,2,3,4}", "s <= 5", "s.issubset([1,2,3,4])", "s.issuperset(5)", "s.isdisjoint([9])", "s.isdisjoint(5)", "s == {3,2,1}", "s == [1,2,3]", "s == frozenset(s)", "hash(s)", "hash(frozenset(s)) == hash(frozenset([3,2,1]))", "{s}", "s in {frozenset(s)}", "{1} in [s]", "[] in s", "frozenset().add", "frozenset([1]).copy() is not None", "frozenset(s) is frozenset(frozenset(s))", "s[0]", "s + s", "s * 2", "iop(s,'|',[1])", "iop(s,'|',{9})", "iop(s,'&',{1})", "iop(s,'-',5)", "iop(frozenset(s),'|',{7})", "s.intersection_update([1])", "s.difference_update(5)", "s.symmetric_difference_update([1,8])", "s.copy(1)", "s.clear(1)", "set.add(5,1)", "set[int]", "sorted(s)", "reversed(s)", "len(s)", "max(s)", "str(set())", "repr(frozenset())", "repr({1})", "set('')", "s.zz", "s()", "next(s)", "bool(set())", "s.__contains__()", "{*5}", "set(range(3)) ^ set('a') == {0,1,2,'a'}", "s.union is s.union", "set.union()", "set.union(5)", "set().union([1],(2,),{3:4})", "{1,True,1.0}", "{0,False} == {0}", "frozenset({1}) == {1.0}", "s.__and__([1])", "s.__rsub__({1,9})", "s.__le__({1})"]


def iop(s, op, x):
    if op == "|":
        s |= x
    elif op == "&":
        s &= x
    else:
        s -= x
    return s


for c in cases:
    s = {1, 2, 3}
    try:
        print(c, "->", repr(eval(c)).split(" at 0x")[0], s)
    except Exception as e:
        print(c, "->", type(e).__name__, e)
for change in (lambda s: s.add(99), lambda s: s.discard(3), lambda s: s.clear(), lambda s: s.update([1])):
    s = {1, 2, 3}
    try:
        n = 0
        for x in s:
            n += 1
            change(s)
            if n > 6:
                break
        print("done", n)
    except RuntimeError as e:
        print(e)


class Sub(set):
    pass


class FrozenSub(frozenset):
    pass


a = Sub([1, 2])
a.attr = 5
print(a, a | {3}, type(a | {3}).__name__, type({3} | a).__name__, type(a.copy()).__name__, type(FrozenSub([1]) & {1}).__name__, FrozenSub([1]), a == {1, 2})


class Eq:
    def __hash__(self):
        return 1

    def __eq__(self, o):
        raise ValueError("compared")


for f in (lambda: Eq() in {1}, lambda: {1, Eq()}, lambda: {Eq()} == {Eq()}, lambda: {1} | {Eq()}, lambda: {1}.discard(Eq())):
    try:
        print(f())
    except ValueError as e:
        print(e)
