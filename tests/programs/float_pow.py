# Powers: what raises, is complex or infinite, also where a loop was compiled for the usual operands.
inf, nan = float('inf'), float('nan')
VALUES = [
    0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 2.0, -2.0, 3, -3, 0, 1, -1, True, False, 1e308, -1e308, 5e-324, -5e-324,
    1e200, -1e200, inf, -inf, nan, 2.5, -2.5, 1023, 1024, -1074, -1075, 2**53 + 1, 2**63 - 1, -2**63, 2**64,
    10**400, -10**400, 1e16, 2.0**53 + 1,
]


def outcome(f, *args):
    try:
        return repr(f(*args))
    except Exception as e:
        return type(e).__name__ + ' ' + str(e)


def power(a, b):
    return a ** b


def in_place(a, b):
    a **= b
    return a


def short(v):
    return repr(v) if isinstance(v, float) or abs(v) < 10**40 else 'huge' if v > 0 else '-huge'


for a in VALUES:
    row = []
    for b in VALUES:
        if isinstance(a, int) and abs(a) > 1 and isinstance(b, int) and b > 2000:
            continue  # Too large an int.
        r = outcome(power, a, b)
        assert r == outcome(in_place, a, b) == outcome(pow, a, b) == outcome(lambda: a ** b), (a, b, r)
        if len(r) < 60:
            row.append(short(b) + ': ' + r)
    print(short(a), row)

for a in (2, 2.0, True, 10**30, -5):
    for b in (2, -1, 2.0, 10**20, 0):
        for m in (0, 1, -7, 7, 2.0, 10**30):
            print(a, b, m, outcome(pow, a, b, m))

# Constant operands.
print(outcome(lambda: 0 ** -1), outcome(lambda: 0.0 ** -1), outcome(lambda: 1e308 ** 2), outcome(lambda: (-8) ** (1 / 3)))
print(outcome(lambda: 2 ** -1), outcome(lambda: 10.0 ** 400), outcome(lambda: (-1) ** .5), outcome(lambda: 0.0 ** -inf))
print(outcome(lambda: True ** -1), outcome(lambda: False ** -1), outcome(lambda: 0 ** -10**400), outcome(lambda: 2 ** -10**400))


def numbers(n):
    s = 12345
    out = []
    for i in range(n):
        s = (s * 1103515245 + 12345) & 0x7fffffff
        out.append((s + 1) / 1000003.0)
    return out


def loops(xs):
    sums = [0.0] * 8
    for x in xs:
        sums[0] += x ** 2
        sums[1] += x ** -1
        sums[2] += x ** .5
        sums[3] += x ** 2.0
        sums[4] += 1.01 ** x
        sums[5] += x ** -2
        sums[6] += x ** x
        sums[7] += 2 ** -x
    return sums


print(loops([x / 40 for x in numbers(3000)]))
# A few squares are not the product that the hardware rounds.
print(sum(x ** 2 != x * x for x in [x + .5 for x in numbers(20000)]) > 0)


def last(values, n):
    for v in values:
        try:
            r = v ** n
        except Exception as e:
            r = type(e).__name__ + ' ' + str(e)
    return r


for odd in (-1.0, 0.0, -0.0, 1e200, -1e200, 5e-324, -2.5, inf, -inf, nan, 1, 0, -1, 2**70, True, False, 'x'):
    for n in (2, -1, .5, 2.0, -2, 1024, 0, -.5):
        if isinstance(odd, int) and abs(odd) > 1 and n == 1024:
            continue
        print(odd, n, last([1.5] * 200 + [odd], n), last([odd, 1.5] * 100 + [odd], n))


def base(v, exponents):
    r = []
    for n in exponents:
        try:
            r.append(v ** n)
        except Exception as e:
            r.append(type(e).__name__)
    return r[-3:]


for v in (2.0, -2.0, 0.0, 2, -2, 0, inf, 10):
    print(v, base(v, [2.0] * 200 + [-1.0, .5, 1100.0]), base(v, [2] * 200 + [-1, -2, 3]), base(v, [.5, -1.0] * 100))
