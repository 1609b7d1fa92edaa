# Operators and methods of sets, with other types and with errors.
a, b, f = {1, 2, 3}, {2, 3, 4}, frozenset([3, 4])
def show(text):
    try:
        value = eval(text)
        print(text, "->", (type(value).__name__, sorted(value)) if isinstance(value, (set, frozenset)) else repr(value))
    except Exception as error:
        print(text, "->", type(error).__name__, repr(error.args))

for text in """a | b;a & b;a - b;a ^ b;a | f;f | a;a & f;f - a;f ^ a;a.union(b, [9], (3, 9), {7: 8});a.union();a.intersection(b, [2]);a.intersection();a.difference(b, [1]);a.difference();a.symmetric_difference([1, 9]);a.union([2.0]);a.intersection([2.0, True]);f.union([1]);f.intersection(a)
a | [1];a & (1,);a - "x";a ^ {1: 2};[1] | a;a + b;a * 2;-a;a | None;a.union(5);a.union([[]]);a.intersection(5);a.intersection([[]]);a.difference([[]]);a.difference(5);a.symmetric_difference();a.symmetric_difference([1], [2]);a.symmetric_difference([[]]);a.__or__([1]);a.__ror__(f);a.__and__(5);a.__rsub__({9, 1});a.__sub__([]);a.__xor__(b)
a < b;a <= {1, 2, 3, 4};a == frozenset(a);a != b;{1} < a;a > {1};a >= a;a < a;a <= f;f < {3, 4, 5};a == [1, 2, 3];a < [1];a >= None;a.__lt__([1]);a.__eq__(5);a.__eq__(frozenset([1, 2, 3]));a <= a.copy()
a.issubset([1, 2, 3, 4]);a.issubset(range(10));a.issuperset([1, 1]);a.issuperset([]);a.isdisjoint([9]);a.isdisjoint(a);a.issubset(5);a.issuperset(5);a.issuperset([[]]);a.issubset([[]]);a.isdisjoint([[]]);a.isdisjoint(5);a.issubset();a.isdisjoint([], []);f.issubset("ab")
1 in a;1.0 in a;[] in a;{} in a;{1} in a;frozenset() in a;None in a;a.__contains__(1);a.__contains__([]);a.__contains__({1});len(a);bool(set());a.__len__();sorted(a);max(a);sum(a);list(iter({5}));{5}.__iter__().__next__()
f.add;f.remove;f.clear;f.copy();a.copy();a.copy(1);a.copy() is a;f.__ior__;f.__or__(a);set.union(a, b);set.union([1], a);frozenset.union(f, a);set.add(f, 1)""".replace("\n", ";").split(";"):
    show(text)
f0 = f
f |= {9}
print(sorted(f), sorted(f0), type(f).__name__)
for op in ("|=", "&=", "-=", "^="):
    for other in ({3, 9}, frozenset([1]), [1], "x", None, {1: 2}.keys(), a):
        s = t = {1, 2, 3}
        try:
            exec(f"s {op} other")
            print(op, sorted(s), s is t)
        except TypeError as error:
            print(op, error)
s = {1, 2, 3}
s -= s
print(s)
s = {1, 2, 3}
s ^= s
print(s)
