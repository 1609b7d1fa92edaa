# Stability and the order of equal items, with keys, reverse, runs and odd numbers of items.
from functools import cmp_to_key
from operator import attrgetter, itemgetter

words = "the quick brown fox jumps over the lazy dog and runs away".split()
print(sorted(words, key=len))
print(sorted(words, key=len, reverse=True))
print(sorted(sorted(words), key=len))
print(sorted(words, key=lambda w: (-len(w), w)))
print(sorted(words, key=itemgetter(-1)))
print(sorted(words, key=cmp_to_key(lambda a, b: (a[1] > b[1]) - (a[1] < b[1]))))

rows = [(i, (i * i) % 7, chr(97 + i % 3)) for i in range(25)]
for column in (1, 2):
    for reverse in (False, True):
        out = sorted(rows, key=itemgetter(column), reverse=reverse)
        groups = {}
        for row in out:
            groups.setdefault(row[column], []).append(row[0])
        print(list(groups), all(g == sorted(g) for g in groups.values()))

state = 12345
for size in (0, 1, 2, 3, 31, 32, 33, 63, 64, 65, 127, 500, 1000):
    numbers = []
    for _ in range(size):
        state = (state * 1103515245 + 12345) % 2**31
        numbers.append(state % (size // 2 + 1))
    pairs = [(n, i) for i, n in enumerate(numbers)]
    by = sorted(pairs, key=itemgetter(0))
    print(size, by == sorted(pairs), sorted(pairs, reverse=True) == sorted(pairs)[::-1],
          [p[0] for p in by] == sorted(numbers), sum(numbers) == sum(p[0] for p in by))

runs = list(range(100)) + list(range(50, 0, -1)) + [7] * 20 + list(range(60))
copy = runs[:]
runs.sort()
print(runs[:5], runs[-5:], len(runs), sorted(copy, reverse=True)[:5])
mixed = [1, 2.5, True, 0, False, 1.0, -0.0, 10**20, 1e20]
print(sorted(mixed), sorted(mixed, reverse=True))
print(sorted(["b", "B", "a", "A", "é", "z", "ß", "\U0001f600", "\uffff"]))
print(sorted([b"ab", b"a", b"", b"\xff", bytearray(b"aa")]))
print(sorted([[2, 1], [1, 9], [1], []]), sorted([{1, 2}, {1}, set()], key=len))


class Sub(list):
    pass


s = Sub([3, 1])
print(s.sort(), s, type(sorted(s)))
