# Ints against floats where a conversion of either would be wrong.
import math

ints = [0, 1, -1, 7, 2**53 - 1, 2**53, 2**53 + 1, -(2**53) - 1, 2**62, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64, 10**30, True]
floats = [0.0, -0.0, 0.5, -0.5, 1.0, 6.999, 7.0, 7.000001, 2.0**53, 2.0**53 + 2, -(2.0**53), 2.0**62, 2.0**63, 2.0**63 - 1024, -(2.0**63), -(2.0**63) - 2048, 1e30, math.inf, -math.inf, math.nan]


def row(i):
    out = []
    for f in floats:
        bits = [i < f, i <= f, i == f, i != f, i > f, i >= f, f < i, f <= i, f == i, f != i, f > i, f >= i]
        out.append("".join("01"[b] for b in bits))
    return " ".join(out)


for k in range(30):
    lines = [row(i) for i in ints]
for i, line in zip(ints, lines):
    print(i, line)


def below(limit, items):
    n = 0
    for x in items:
        if x < limit:
            n += 1
        elif x == limit:
            n += 1000
    return n


print(below(10.5, range(1000)), below(500.0, range(1000)), below(2.0**53, [2**53 - 1, 2**53, 2**53 + 1] * 100))
print(below(math.nan, range(100)), below(math.inf, [10**400] * 100), below(-math.inf, range(50)))
print(sorted([3, 2.5, 2**53 + 1, 2.0**53, -1.5, -2, True]), max(1, 1.0), max(1.0, 1), min(2**63, 2.0**63))
