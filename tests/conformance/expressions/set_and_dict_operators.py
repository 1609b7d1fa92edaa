# Operators of sets and dicts, with other types too.
a, b = {1, 2, 3}, frozenset({2, 3, 4})
print(sorted(a & b), sorted(a | b), sorted(a - b), sorted(a ^ b), type(a & b).__name__, type(b & a).__name__, a < a | b, a <= a, a > {1}, a == {3, 2, 1}, a != b, {1} == frozenset({1}))
d, e = {"a": 1, "b": 2}, {"b": 3, "c": 4}
print(d | e, e | d, d.keys() & e.keys(), sorted(d.keys() | e.keys()), sorted(d.keys() - e), sorted(d.keys() ^ e.keys()), d.items() & {("a", 1)}, d.keys() == {"a", "b"}, d.keys() < {"a", "b", "c"}, "a" in d.keys(), ("a", 1) in d.items(), 1 in d.values(), d.keys().isdisjoint(["z"]))
for text in ["a | [1]", "a & [1]", "a - [1]", "a ^ 5", "[1] | a", "a + a", "a * 2", "a < [1]", "a < 5", "a | None", "d | [('x', 1)]", "d | 5", "5 | d", "d + e", "d & e", "d - e", "d < e", "d.keys() + d.keys()", "d.keys() | 5", "d.keys() & [1, 'a']", "d.values() & d.values()", "d.values() == d.values()", "d.items() | {[]}", "d.items() - {('a', 1)}", "d.keys()[0]", "d.items() > 5", "a.__or__([1])", "a.union([9]) - a", "a.intersection('1', [1])", "a.difference()", "a.symmetric_difference([1, 9])", "a.issubset([1, 2, 3, 4])", "a.issuperset(5)", "a.isdisjoint(5)", "a.update(5)", "a.update([[]])", "{} | {}", "{1: 2} == {1: 2.0}", "{1: 2} != {True: 2}", "{} == []"]:
    try:
        r = eval(text)
        print(text, "->", sorted(r, key=str) if isinstance(r, (set, frozenset)) else r)
    except Exception as x:
        print(text, "->", type(x).__name__, x)
c = {1}
k = c
c |= {2}
c &= frozenset({2, 3})
c ^= {4}
c -= {2}
print(c, k is c)
f = frozenset({1})
g = f
f |= {2}
print(sorted(f), f is g)
d |= {"z": 0}
d |= [("y", 9)]
print(d)
for text in ["c |= [1]", "d |= 5", "d |= [1]", "f &= [1]", "d &= {}"]:
    try:
        exec(text)
    except Exception as x:
        print(text, "->", type(x).__name__, x)
