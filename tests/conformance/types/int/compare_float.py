# Ints against floats: comparison and hashing are exact.
values = [0, 1, -1, 2**53, 2**53 + 1, 2**53 - 1, -2**53 - 1, 2**63, 2**63 - 1, -2**63, 2**64, 10**308, 10**309, -10**309]
floats = [0.0, -0.0, 1.0, 0.5, -0.5, 2.0**53, 2.0**53 + 2, -2.0**53, 2.0**63, -2.0**63, 2.0**64, 1e308, float("inf"), float("-inf"), float("nan"), 5e-324]
def order(a, b):
    return "".join("01"[t] for t in (a < b, a <= b, a == b, a != b, a > b, a >= b))
for n in values:
    print(n if abs(n) < 10**20 else "big", *[order(n, f) for f in floats])
    for f in floats:
        assert order(n, f) == order(f, n)[4] + order(f, n)[5] + order(f, n)[2:4] + order(f, n)[0:2]
for n in values[:11]:
    f = float(n)
    print(n == f, (hash(n) == hash(f)) == (n == f), n in {f}, f in {n}, {n: 1}.get(f))
print(hash(2**61 - 1), hash(2**61), hash(-1), hash(-2), hash(2**61 - 2), hash(-(2**61 - 1)), hash(-(2**61)), hash(10**30), hash(-10**30))
print(hash(0.5), hash(0.1), hash(1e300), hash(-0.0), hash(float("inf")), hash(float("-inf")), hash(1j), hash(1 + 0j), hash(2.5 - 3j), hash(True))
print(max(1, 1.0, True), max(1.0, 1, True), min(True, 1.0, 1), sorted([1.0, 1, True, 0, False, -0.0]))
print(max(2**53 + 1, 2.0**53), [2**53 + 1, 2.0**53, 2**53 - 1] .index(2.0**53), (2**53 + 1 == 2.0**53, float(2**53 + 1) == 2.0**53))
