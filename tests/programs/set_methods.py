# Set operations, printed sorted.


def show(s):
    print(len(s), sorted(s, key=lambda v: (type(v).__name__, v)))


a = {1, 2, 3, 4}
b = set([3, 4, 5])
show(a | b); show(a & b); show(a - b); show(a ^ b); show(b - a)
show(a.union(b, [9], "x")); show(a.intersection([1, 2, 9], {2})); show(a.difference([1], [2])); show(a.symmetric_difference([1, 7]))
print(a <= b, {3} < a, a >= {1, 2}, a > a, a == {4, 3, 2, 1}, a != b, a.issubset(range(10)), a.issuperset([1]), a.isdisjoint([7, 8]), {1} == {1.0}, {1, True, 1.0} == {1})
c = a.copy()
c.add(10); c.add(10); c.discard(1); c.discard(99); c.remove(2); show(c)
c |= {20}; c &= {3, 20, 10}; show(c)
c -= {3}; c ^= {10, 11}; show(c)
c.update([1, 2], "ab"); show(c)
c.difference_update("ab"); c.intersection_update([1, 2, 11]); c.symmetric_difference_update([1, 50]); show(c)
x = {7}
print(x.pop(), x, len(x), bool(x), set(), {1}, {"one"}, {(1, 2)}, repr({None}))
print(3 in a, 9 in a, "3" in a, 3.0 in a, None in a)
show({i % 7 for i in range(100)}); show(set("mississippi")); show({c.upper() for c in "abcab"})
print(sum({1, 2, 3}), max({4, 9}), min({4, 9}), sorted({"b", "a"}), len({1, 1.0, True, "1"}), len({0, False, 0.0, "", None, ()}))
alias = a
alias |= {100}
print(a is alias, 100 in a)

for g in (lambda: {1}.remove(2), lambda: set().pop(), lambda: {[]}, lambda: {1} + {2}, lambda: {1} | [2], lambda: x[0], lambda: {1} < 5, lambda: set(5), lambda: hash(set()), lambda: {1}.add({2}), lambda: {}.add(1), lambda: set(1, 2)):
    try:
        print(g())
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)

s = set()
hits = 0
for i in range(4000):
    k = i * i % 997
    if k in s:
        hits += 1
        if i % 5 == 0:
            s.remove(k)
    else:
        s.add(k)
    if i % 1000 == 999:
        s.add(str(k))
        s.add(float(k) + 0.5)
print(hits, len(s), sum(v for v in s if not isinstance(v, str)))

seen = set()
path = []
n = 27
while n not in seen:
    seen.add(n)
    path.append(n)
    n = n // 2 if n % 2 == 0 else 3 * n + 1
print(len(seen), max(seen), path[-3:], n)
