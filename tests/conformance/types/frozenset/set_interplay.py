# Frozen sets in expressions with literals, constants of `in`, match and defaults.

def kind(x):
    return x in {1, "a", (2, 3), None}


print([kind(x) for x in (1, 1.0, True, "a", "b", (2, 3), None, 0)])
for x in ([], {}, set()):
    try:
        print(kind(x))
    except TypeError as error:
        print(error)


def default(s=frozenset({1, 2})):
    return s


print(default() is default(), default() == {1, 2})
code = (lambda x: x in {1, 2, 3}).__code__
print([c for c in code.co_consts if isinstance(c, frozenset)])
f = frozenset("abc")
match f:
    case {"a": _}:
        print("mapping")
    case [*_]:
        print("sequence")
    case frozenset():
        print("frozenset")
total = 0
for x in frozenset(range(100)):
    total += x
print(total, sum(frozenset([1, 2, 3])), max(f), min(f), sorted(f, reverse=True), len({*f, *"cde"}))
a, *b = sorted(frozenset([3, 1, 2]))
print(a, b, [*map(str, sorted(f))], "".join(sorted(f)), dict.fromkeys(sorted(f), 0))
print(f.isdisjoint("xyz"), f.issuperset("ab"), f.union("d") > f, f.intersection("bcd") == {"b", "c"}, f.difference("a") == set("bc"), sorted(f.symmetric_difference("cd")))
print(all(x in f for x in "abc"), any(x in f for x in "xyz"), not frozenset(), frozenset([0]) and "full")
print(frozenset([1, 2]) - frozenset([2]), frozenset([1]) ^ frozenset([2]) == frozenset([1, 2]), frozenset("ab") & frozenset("bc"))
print(frozenset([frozenset([1]), frozenset([1])]), isinstance(f, set), issubclass(frozenset, set))
from collections.abc import Hashable, MutableSet, Set
print(isinstance(f, Set), isinstance(f, MutableSet), isinstance(f, Hashable), isinstance(set(), Hashable), isinstance(set(), MutableSet))
print(frozenset[int], frozenset[int](["a"]))
