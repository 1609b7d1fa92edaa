# Laws of sets, with sets of many sizes and orders of operands.
def sets():
    state = 12345
    for size in (0, 1, 2, 5, 9, 20, 60, 200):
        items = []
        for _ in range(size):
            state = (state * 1103515245 + 12345) % 2**31
            items.append(state % 100 - 20)
        yield set(items)

all_sets = list(sets())
universe = set(range(-20, 80))
for a in all_sets:
    for b in all_sets:
        assert a | b == b | a == a.union(b) and a & b == b & a == a.intersection(b)
        assert a - b == a & (universe - b) == a.difference(b) and a ^ b == (a | b) - (a & b) == a.symmetric_difference(b)
        assert (a <= b) == (a | b == b) == a.issubset(b) == (not a - b) and (a < b) == (a <= b and a != b)
        assert a.isdisjoint(b) == (not a & b) and len(a | b) == len(a) + len(b) - len(a & b)
        assert universe - (a | b) == (universe - a) & (universe - b)
        assert frozenset(a) | b == a | frozenset(b) and hash(frozenset(a | b)) == hash(frozenset(b | a))
        for list_form in (list(b), tuple(b), dict.fromkeys(b), iter(b), (x for x in b), dict.fromkeys(b).keys()):
            assert a.union(list_form) == a | b
        c = set(a)
        c |= b
        d = set(a)
        d.update(b)
        assert c == d == a | b
        c &= b
        assert c == b
        c -= a
        assert c == b - a
        c ^= a
        assert c == (b - a) ^ a
        s = set(a)
        s.difference_update(b, [999])
        s.intersection_update(universe)
        assert s == a - b
print(sum(len(a) for a in all_sets), [sum(a) for a in all_sets], sum(hash(frozenset(a)) for a in all_sets) % 10**9)
words = {"apple", "pear", "fig"}
print(sorted(words | {"kiwi"}), sorted(words - {"fig"}), "fig" in words, sorted(map(len, words)), len(words ^ {"pear", "plum"}))
mixed = {1, "1", 1.5, None, (1, 2), frozenset([1])}
print(len(mixed), 1.0 in mixed, (1, 2) in mixed, {1} in mixed, None in mixed, "None" in mixed)
x = set()
for n in range(100):
    x.add(n % 7)
    x.discard(n % 5)
print(sorted(x))
