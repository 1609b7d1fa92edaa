# Complex arithmetic in hot code: signs of zeros, infinities and NaNs, real operands, powers, parts, objects that leave traces.
import cmath
import math

inf, nan = math.inf, math.nan
specials = [0.0, -0.0, 1.0, -2.5, inf, -inf, nan, 1e308]
numbers = [complex(a, b) for a in specials for b in specials]
reals = [0, 1, -3, True, False, 2.5, -0.0, 0.0, inf, nan, 2**53 + 1]


def show(z):
    return repr(z)


def add(a, b):
    return a + b


def sub(a, b):
    return a - b


def mul(a, b):
    return a * b


def div(a, b):
    return a / b


def eq(a, b):
    return a == b, a != b


def each(f, xs, ys):
    out = []
    for x in xs:
        for y in ys:
            try:
                out.append(show(f(x, y)))
            except (ZeroDivisionError, OverflowError) as e:
                out.append(type(e).__name__ + str(e))
    return out


def warm(f):
    for i in range(300):
        f(complex(i, 1), complex(2, i + 1))
    for i in range(300):
        f(complex(i, 1), 2.5)
    for i in range(300):
        f(2.5, complex(i, 1))
    for i in range(300):
        f(complex(i, 1), 3)


for f in (add, sub, mul, div, eq):
    warm(f)
    for left, right in ((numbers, numbers), (numbers, reals), (reals, numbers)):
        out = each(f, left, right)
        print(f.__name__, len(out), hash(" ".join(out)) if False else out[:: max(1, len(out) // 12)])
        total = 0
        for k, s in enumerate(out):
            for c in s:
                total = (total * 31 + ord(c)) % 1000000007
        print(total)


def power(z):
    return z**1, z**2, z**3, z**5, z**8


def powers(zs):
    out = []
    for z in zs:
        try:
            out.append([show(p) for p in power(z)])
        except OverflowError as e:
            out.append(str(e))
    return out


powers([complex(i / 100, 1) for i in range(300)])
print(powers(numbers)[::5], powers([1 + 1j, -2j, 0.1 - 3j]))


def parts(z):
    return z.real, z.imag, -z, abs(z), z.conjugate(), bool(z), z == 1j, z != 1j


def all_parts(zs):
    out = []
    for z in zs:
        try:
            out.append([show(p) for p in parts(z)])
        except OverflowError as e:
            out.append(str(e))
    return out


all_parts([complex(i, 1) for i in range(300)])
print(all_parts(numbers)[::3], all_parts([3 + 4j, 1j, complex(1e308, 1e308)]))


def made(n):
    out = []
    for i in range(n):
        z = complex(i, 0.5) + complex(1.5) + complex(True, i)
        if i % 60 == 7:
            out.append(z)
    return out


print(made(300))


def loop(n, c):
    z = 0
    for i in range(n):
        z = z * z + c
        if abs(z) > 2:
            return i, z
    return n, z


print([loop(50, complex(x / 4, y / 4)) for x in range(-8, 3) for y in (-2, 0, 3)][::3], loop(300, 0.1j))


def leaving(n):
    # Virtual numbers at exits, in tuples and lists, and in both orders of a swap.
    kept = []
    a, b = 1 + 2j, 3 - 1j
    for i in range(n):
        a, b = b * 0.5j + i, a - b
        t = (a + b, [a * 1j])
        if i % 97 == 5:
            kept.append(t)
        if i > 250:
            a = a.real
    return a, b, kept


print(leaving(255), leaving(100))


class Mine(complex):
    def __add__(self, other):
        return "mine"


def subclass(n):
    out = []
    for i in range(n):
        x = Mine(1, i) if i % 50 == 3 else complex(1, i)
        out.append(x + 1j if i % 2 else x * 2)
    return out[::37]


print(subclass(300))


def mixed(n):
    # The operand's type changes on the way.
    z = 0
    for i in range(n):
        z = z + (1 if i < 100 else 0.5 if i < 200 else 1j)
    return z


print(mixed(300))
print(sum(cmath.exp(1j * k) for k in range(200)), sum([complex(k, -k) for k in range(200)], 1))
