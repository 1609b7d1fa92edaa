# Ints and floats are compared exactly, wherever the comparison is made.
values = [2**63 - 1, 2.0**63, 2**63, -2**63, -2.0**63, -2**63 - 1, 2**53, 2**53 + 1, 2.0**53, 2**53 + 2, 0, 0.0, -0.0, False, True, 1, 1.0,
          1.5, 10**30, 1e30, 2**62, 2.0**62, 2**62 + 1, float('inf'), float('-inf'), float('nan'), 9007199254740993, 9007199254740992.0,
          (2**63 - 1, 1), (2.0**63, 1), [2**63 - 1], [2.0**63], None, 'x', 2**63 - 1 + 0j, 2.0**63 + 0j, 1 + 0j]
for a in values:
    for b in values:
        if a is b:
            continue
        direct = a == b
        d = {0: a}
        same = [
            [a] == [b], (a,) == (b,), {0: a} == {0: b}, b in [a], b in (a,), [a].count(b) == 1, (a,).count(b) == 1,
            not [a] != [b], not (a,) != (b,), b in d.values(), (0, b) in d.items(), [[a]] == [[b]], ((a, 1), 2) == ((b, 1), 2),
            [0, a] == [0, b], [a, 'x'] == [b, 'x'],
        ]
        assert all(s == direct for s in same), (a, b, direct, same)
        try:
            hash(a), hash(b)
        except TypeError:
            continue
        if direct:
            assert hash(a) == hash(b), (a, b)
        assert ({a} == {b}) == direct and (b in {a}) == direct and ({a: 1}.get(b) == 1) == direct, (a, b)
        assert len({a, b}) == 2 - direct and (b in {a: 1}.keys()) == direct and ([b] == list({a} & {b})) == direct, (a, b)
        if isinstance(a, (int, float)) and isinstance(b, (int, float)):
            assert ([a] < [b]) == (a < b) and ((a,) < (b,)) == (a < b) and ([a] >= [b]) == (a >= b), (a, b)
            assert ([a, 1] <= [b, 1]) == (a <= b) and (min(a, b) is b) == (b < a) and (max([a, b]) is b) == (b > a), (a, b)
            assert (sorted([a, b])[0] is b) == (b < a), (a, b)
a, b = 2**63 - 1, 2.0**63
print([a] == [b], b in [a], (a, 1) == (b, 1), [a, b].index(b), [a] < [b], [a, b].count(a), sorted([b, a]), max(a, b), min([b, a]))
ints, floats = [2**63 - 1, 5, 2**53 + 1], [2.0**63, 5.0, 2.0**53]
print(ints == floats, [x in floats for x in ints], [x in ints for x in floats], sorted(ints + floats), floats.index(5), ints.index(5.0))
print(ints < floats, ints > floats, [i == f for i, f in zip(ints, floats)], set(ints) & set(floats), dict.fromkeys(ints + floats))
mixed = [1, 1.0, True, 2**53 + 1, 2.0**53]
mixed.remove(2.0**53)
print(mixed, mixed.index(True), [1.0, 2] == [1, 2.0], (1, 2.5) < (1.0, 3), {1: 'a', 1.0: 'b', True: 'c'})
r = range(2**53, 2**53 + 4)
print(2.0**53 in r, 2.0**53 + 2 in r, 2.0**63 in range(2**63 - 4, 2**63 - 1), r.index(2.0**53), r.count(2.0**53 + 2), r.count(1.5))


def search(xs, y):
    found = 0
    for k in range(300):
        if y in xs:
            found += 1
        if [y] == [xs[k % len(xs)]]:
            found += 1000
        if (y, k) == (xs[k % len(xs)], k):
            found += 1000000
    return found


for y in (2.0**63, 2**63 - 1, 2.0**53, 2**53 + 1, 5, 5.0):
    print(search(ints, y), search(floats, y), search([a, b, 'x'], y))
