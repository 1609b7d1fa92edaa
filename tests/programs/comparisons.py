# Chained comparison, identity, membership, truth values, short circuits.

log = []


def v(x):
    log.append(x)
    return x


for f in (lambda: v(1) < v(2) < v(3), lambda: v(3) < v(2) < v(1), lambda: v(1) < v(3) > v(2), lambda: v(1) == v(1.0) == v(True), lambda: v(1) < v(2) == v(2) in [v(2)], lambda: not v(1) < v(2), lambda: v(0) or v(0.0) or v(""), lambda: v(1) and v("a") and v([]), lambda: v(0) and v(1) or v(2), lambda: v(None) is None is not v(1), lambda: v(1) < v(2) and v(2) < v(1) or v(9)):
    print(f(), log)
    log.clear()
print(1 < 2 < 3 < 4 < 5, 1 < 2 > 1 != 3 >= 3 <= 4, 5 > 4 > 4, (1 < 2) < 3, 1 < (2 < 3), 1 == 1 in [1], (1 in [1]) == True, 1 in [1] == True)
print("a" < "b" < "c", [1] < [1, 2] < [2], (1,) < (1, 0), None is None, [] is [], () == (), log is not None, not None, not [], not 0.0)
a = b = [1]
c = [1]
print(a is b, a is c, a == c, a is not c, a in [c], [a] == [c], a != c)
print(1 in (1, 2), "1" in (1, 2), 1.0 in {1}, None in [None], "ell" in "hello", 3 in range(5), 2.5 in range(5), "k" in {"k": 0}, 0 not in {"k": 0}.values(), (1, 2) in [(1, 2)])
for x, y in ((1, 1.0), (1, True), ("a", "a"), ("a", 1), (None, 0), ([1], (1,)), ({1}, {1.0}), ({}, []), (2 ** 70, 2.0 ** 70), (10 ** 30, 10 ** 30 + 1), (0.1 + 0.2, 0.3), (-0.0, 0), ("", None)):
    print(repr(x), repr(y), x == y, x != y, bool(x), bool(y), x is y if x is None else "-")
for f in (lambda: 1 < "a", lambda: None < 1, lambda: [] < (), lambda: {} < {}, lambda: "a" >= 1.0, lambda: 1 < 2 < "a", lambda: 3 < 2 < "a", lambda: sorted([1, None]), lambda: 1 in 5, lambda: "a" in 5, lambda: len < len, lambda: max([1, "a"]), lambda: object() < object()):
    try:
        print(f())
    except TypeError as e:
        print(e)


class Cmp:
    def __init__(self, r):
        self.r = r

    def __lt__(self, o):
        return self.r

    def __eq__(self, o):
        return self.r

    def __contains__(self, o):
        return self.r


print(Cmp("yes") < 1, Cmp([]) < 1 < 2, Cmp(5) == 1, Cmp("") != 1, 1 in Cmp("x"), 1 not in Cmp([]), (Cmp(0) < 1) is not True, not Cmp(7) == 1, Cmp("t") < 1 and "and", 3 > Cmp("refl"))
n = 0
for i in range(2000):
    if 100 < i < 200 <= i * 2 != 300:
        n += 1
    if not (i < 500 or i > 1500):
        n += 10
    if (i > 5) == (i < 1900) != (i % 2 == 0):
        n += 100
    n += (i in (1, 5, 9)) + (i in {7, 8}) + (str(i) in "12345")
    x = i if i % 2 else float(i)
    if 0 <= x <= 10 or x == 1000:
        n += 1000
    y = None if i % 7 == 0 else i
    if y is not None and y > 1000 and (y or n):
        n -= 1
print(n)


def cond(a, b):
    return "lt" if a < b else "gt" if a > b else "eq"


print([cond(a, b) for a, b in ((1, 2), (2.5, 1), ("a", "a"), ([2], [1, 5]), ((), (0,)), (True, 0))])
counts = {}
for i in range(1500):
    k = cond(i % 7, 3) if i < 700 else cond(i % 5 * 1.0, 2) if i < 1100 else cond(str(i % 3), "1")
    counts[k] = counts.get(k, 0) + 1
print(counts)
nan = float("nan")
lt = ge = ne = 0
for i in range(900):
    x = nan if i % 3 == 0 else float(i)
    lt += x < 500
    ge += not x < 500
    ne += x != x
print(lt, ge, ne, nan < nan, nan == nan, min(nan, 1.0) != min(nan, 1.0), min(1.0, nan), max(2, nan, 1))
