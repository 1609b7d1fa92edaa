# Methods that take many iterables of any kind, their order, and what is left after an error.

s = {1, 2, 3}
print(s.union("a", [4], {5: 6}, range(2)) == {1, 2, 3, "a", 4, 5, 0}, s.union() == s, s.union() is s)
print(s.intersection([1, 2], (2, 3)), s.intersection(), s.intersection([], 5 if False else []))
print(s.difference([1], [2]), s.difference(), s.symmetric_difference([3, 4, 4]))
print(s.issubset(range(10)), s.issuperset([1, 1]), s.isdisjoint("abc"), s.issubset([]), set().issubset([]), s.isdisjoint([3]))
t = set()
print(t.update("ab", [1], {2: 3}), sorted(map(str, t)))
t.intersection_update("abc", ["a", 1])
print(t)
t.difference_update("b", "c")
print(t)
t.symmetric_difference_update("ab")
print(t)


def gen(*values):
    for v in values:
        if v is None:
            raise OSError("gen")
        yield v


for name in ("update", "intersection_update", "difference_update", "symmetric_difference_update"):
    t = {1, 2, 3}
    try:
        getattr(t, name)(gen(1, 9, None, 3))
    except OSError as error:
        print(name, error, t)
for name in ("update", "difference_update", "intersection_update"):
    t = {1, 2, 3}
    try:
        getattr(t, name)([2, 7], 5)
    except TypeError as error:
        print(name, error, t)
for text in ("s.union(1)", "s.symmetric_difference()", "s.symmetric_difference([], [])", "s.issubset()", "s.issubset(5)", "s.isdisjoint()", "s.isdisjoint(None)", "s.add()", "s.add(1, 2)", "s.update(1)", "set(1, 2)", "set(1)", "set(a=1)", "frozenset(a=1)", "frozenset(1, 2)", "s.pop(1)", "s.copy(1)", "set.union()", "set.union([1])", "set.add({1})", "frozenset().add"):
    try:
        print(text, eval(text))
    except (TypeError, AttributeError) as error:
        print(text, "->", error)
t = {1, 2}
t.__init__([3])
print(t)
t.__init__()
print(t)
f = frozenset([1])
try:
    f.__init__([3])
    print(f)
except TypeError as error:
    print(error)
print(set.__new__(set), frozenset.__new__(frozenset, [1]))
print(set("hello") == {"h", "e", "l", "o"}, {*"ab", *[1]} == {"a", "b", 1}, set(set([1])) == {1})
