# Tuples compared in loops.
def orders(ps, qs):
    out = []
    for p in ps:
        for q in qs:
            out.append((p < q) + (p <= q) * 2 + (p == q) * 4 + (p != q) * 8 + (p > q) * 16 + (p >= q) * 32)
    return out


ts = [(), (1,), (1, 2), (1, 3), (1, "a"), ("a", 1), ("a", 2), ("b",), (True, 2), (None, 1), (None,), ((1, 2), 3), ((1, 2), 4), ((1, 3), 0),
      (1, 2, 3), (1, 2, 3, 4, 5, 6, 7, 8, 9)]
nums = [t for t in ts if all(isinstance(x, int) for x in t)]
strs = [("a", 1), ("a", 2), ("b", 0), ("ab", 5), ("", 9), ("é", 1)]
nest = [((1, 2), 3), ((1, 2), 4), ((1, 3), 0), ((1, 2, 3), 0), ((), 5)]
for group in (nums, strs, nest):
    for k in range(40):
        r = orders(group, group)
    print(r)


def equal(ps, qs):
    return [(p == q, p != q) for p in ps for q in qs]


for k in range(30):
    r = equal(ts, ts)
print(sum(a for a, b in r), sum(b for a, b in r))
for k in range(60):
    try:
        r = orders(nums, nums if k < 50 else ts)
    except TypeError as e:
        r = e
print(r)
nan = float("nan")
for k in range(60):
    r = equal([(nan, 1), (1.5, 2), (0.0,)], [(nan, 1), (float("nan"), 1), (1.5, 2), (-0.0,), (1, 2)])
print(r[0], r[2:])


class T(tuple):
    def __lt__(self, other):
        return "mine"


for k in range(60):
    r = [p < (1, 2) for p in [(1, 1), T((5, 5)), (0,)]]
print(r)


def smallest(pairs):
    best = pairs[0]
    for p in pairs:
        if p < best:
            best = p
    return best


for k in range(40):
    r = smallest([(i * 7 % 11, i) for i in range(40)])
print(r)
for k in range(40):
    r = smallest([(i * 7 % 11, str(i)) for i in range(40)])
print(r, max([(3, "a"), (3, "b")]), (1, 2) < (1, 2 + 10 ** 30), (10 ** 30, 1) == (10 ** 30, 1))
for k in range(60):
    r = smallest([(10 ** 20 + i % 3, i) for i in range(5)])
print(r)
