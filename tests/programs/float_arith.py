# Float arithmetic: modulo and floor division signs, special values, comparisons with integers.

inf = float("inf")
nan = float("nan")

for a in (7.5, -7.5, 0.0, -0.0, 1e300):
    for b in (2.0, -2.0, 0.3, inf, -inf):
        print(a, b, a // b, a % b, divmod(a, b))

print(inf - inf, inf * 0, inf + 1, -inf, inf == inf, nan == nan, nan != nan, nan < 1, nan > 1, inf > 10 ** 400)
print(0.0 == -0.0, str(-0.0), 0.0 * -1, -0.0 + 0.0, abs(-0.0), 1 / inf, -1 / inf)
print(2.0 ** 0.5, 2 ** 0.5, 4 ** 0.5, (-8.0) ** 3, 2.0 ** -1, 1e200 * 1e200, -1e200 * 1e200, inf ** 0, nan ** 0, 0.0 ** 0)
print(1 == 1.0, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 2 ** 53 + 1 > 2.0 ** 53, 10 ** 400 > 1e308)
print(hash(1.0) == hash(1), hash(0.5) == hash(0.5), {1: "int", 1.0: "float"}, {True: "b", 1.0: "f"})
print(min(1, 1.0), max(1, 1.0), min(nan, 1) is nan, max(1, nan), nan in [nan], [nan] == [nan], [nan] == [float("nan")])

for f in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0), lambda: 0.0 ** -1, lambda: 10.0 ** 400):
    try:
        print(f())
    except (ZeroDivisionError, OverflowError) as e:
        print(type(e).__name__, e)


def integrate(n):
    h = 1.0 / n
    total = 0.0
    for i in range(n):
        x = h * (i + 0.5)
        total += 4.0 / (1.0 + x * x)
    return total * h


def newton(v):
    x = v
    steps = 0
    while abs(x * x - v) > 1e-12 * v and steps < 100:
        x = (x + v / x) / 2
        steps += 1
    return x, steps


def logistic(r, n):
    x = 0.5
    for _ in range(n):
        x = r * x * (1 - x)
    return x


print(integrate(3000))
print([newton(v) for v in (2, 3.0, 100, 1e10, 1e-10)])
print(logistic(3.2, 1000), logistic(3.9, 1000))

neg_zero = 0
x = -0.0
for i in range(1000):
    x = x * 1.0 + 0.0 if i == 900 else x * 1
    if str(x) == "-0.0":
        neg_zero += 1
print(neg_zero, x)

x = 1.0
n = 0
while x != inf:
    x *= 1.5
    n += 1
print(n, x)
n = 0
x = 1.0
while x:
    x /= 2
    n += 1
print(n, x)
nans = 0
for i in range(1000):
    v = nan if i % 3 == 0 else i * 1.0
    if v == v:
        nans -= 1
    else:
        nans += 1
    if not (v < 500):
        nans += 2
print(nans)
