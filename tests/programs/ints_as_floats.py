# Divisions of ints, and ints of one and two words beside floats: exactly at the borders of what a float holds.
def by_53(xs):
    return [x / 2**53 for x in xs]


def by_one_53(xs):
    return [(x >> 11) / (1 << 53) for x in xs]


def by_64(xs):
    return [x / 2**64 for x in xs]


def by_63(xs):
    return [x / (1 << 63) for x in xs]


def by_3(xs):
    return [x / 3 for x in xs]


def of_53(xs):
    return [2**53 / x for x in xs if x]


def times(xs):
    return [x * 2.0**-64 for x in xs]


def plus(xs):
    return [0.5 + x for x in xs]


def over(xs):
    return [x / 1.5e19 for x in xs]


def less(xs):
    return [x < 9007199254740992.0 for x in xs]


def more(xs):
    return [1.8e19 > x for x in xs]


def generator(s):
    while True:
        s = (s * 6364136223846793005 + 1442695040888963407) % 2**64
        yield (s >> 11) / 2**53


def splitmix(s):
    while True:
        s = (s + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        z = (s ^ (s >> 30)) * 0xBF58476D1CE4E5B9 & 0xFFFFFFFFFFFFFFFF
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB & 0xFFFFFFFFFFFFFFFF
        z ^= z >> 31
        yield z / 2**64, z / 18446744073709551616.0, z * 2.0**-64, z % 1000 / 1000


def masked(n):
    # What is divided is two words, or about to be.
    x, total = 1, 0.0
    for i in range(n):
        x = x * 0x5851F42D4C957F2D + 1 & 0xFFFFFFFFFFFFFFFF
        total += x / 2**64 + x / 1e30 - 1e-3 * x / 2**32
        total -= (x * 7) / 2**70
    return total


def near(p):
    return [p - 2, p - 1, p, p + 1, p + 2, -p - 1, -p, -p + 1]


steady = [7, 2**40, 12345678901] * 40
values = []
for k in (31, 52, 53, 54, 62, 63, 64, 65, 100, 127, 128):
    values += near(1 << k)
values += [0, 1, -1, 2**53 + 2**30 + 1, 2**63 + 1025, 2**64 - 1025, 2**64 - 1024, -(2**63) - 1025]
for f in (by_53, by_one_53, by_64, by_63, by_3, of_53, times, plus, over, less, more):
    for order in (steady + values, values + steady + values):
        try:
            print(f.__name__, [str(x) for x in f(order)[-len(values) :]])
        except OverflowError as e:
            print(f.__name__, e)
for make in (generator, splitmix):
    g = make(5)
    for _ in range(3):
        print([next(g) for _ in range(500)][-2:])
print(masked(1000))
