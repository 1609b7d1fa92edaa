# The math module: values, domains and errors.
import math

print(math.pi, math.e, math.tau, math.inf, math.nan)
print(math.sqrt(2), math.sqrt(16), math.sqrt(0), math.isqrt(17), math.isqrt(10 ** 40), math.pow(2, 0.5), math.pow(2, 3))
print(math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1), math.trunc(-2.7), math.floor(5), type(math.floor(1e20)).__name__, math.floor(1e20), math.ceil(1e300) == int(1e300))
print(math.sin(0), round(math.sin(1), 12), round(math.cos(1), 12), round(math.tan(1), 12), round(math.asin(0.5), 12), round(math.acos(0.5), 12), round(math.atan(1), 12), round(math.atan2(1, -1), 12), math.atan2(0.0, -0.0) == math.pi)
print(round(math.sinh(1), 12), round(math.cosh(1), 12), round(math.tanh(1), 12), round(math.exp(1), 12), math.exp(0), math.log(1), math.log2(8), math.log10(1000), math.log(8, 2), round(math.log(10), 12), round(math.log1p(1e-10), 20), round(math.expm1(1e-10), 20))
print(math.log2(2 ** 200), math.log(10 ** 400) > 900, math.log10(10 ** 400), math.fabs(-3), math.fmod(-7, 3), math.fmod(7, -3), -7 % 3, math.copysign(3, -0.0), math.modf(3.25), math.modf(-3.25), math.frexp(8.0), math.ldexp(0.5, 4), math.hypot(3, 4), math.hypot(1, 2, 2), math.dist([0, 0], [3, 4]))
print(math.gcd(12, 18), math.gcd(0, 5), math.gcd(-4, 6), math.gcd(), math.gcd(12, 18, 8), math.lcm(4, 6), math.lcm(), math.factorial(0), math.factorial(25), math.comb(10, 3), math.perm(5, 2), math.comb(3, 5), math.gcd(2 ** 100, 6 ** 50) == 2 ** 50)
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1.0), math.isnan(1), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1, 1.05, rel_tol=0.1), math.isclose(0, 1e-10, abs_tol=1e-9))
print(math.fsum([0.1] * 10), math.prod([1, 2, 3, 4]), math.prod([], start=5), math.prod([1.5, 2]), math.degrees(math.pi), round(math.radians(180), 12), math.remainder(7, 4))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.log(0.0), lambda: math.exp(1000), lambda: math.pow(0, -1), lambda: math.acos(2), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.isqrt(-1), lambda: math.floor(math.inf), lambda: math.floor(math.nan), lambda: math.fmod(1, 0), lambda: math.sin(math.inf), lambda: math.sqrt("a"), lambda: math.sqrt(), lambda: math.gcd(1.5), lambda: math.nothing, lambda: math.floor("a"), lambda: math.comb(-1, 2), lambda: math.log(5, 1), lambda: math.sqrt(10 ** 400), lambda: math.cosh(1000), lambda: math.ldexp(1.0, 5000), lambda: math.log2(0)):
    try:
        print(f())
    except (ValueError, OverflowError, TypeError, AttributeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)


class F:
    def __float__(self):
        return 2.25

    def __floor__(self):
        return "floored"

    def __ceil__(self):
        return "ceiled"


print(math.sqrt(F()), math.floor(F()), math.ceil(F()))
s = 0.0
for i in range(2000):
    x = i / 100
    s += math.sqrt(x) + math.floor(x) - math.ceil(x) + math.fabs(-x)
    if i == 1000:
        s += math.sqrt(i) + math.floor(i)
print(round(s, 6))
real = math.sqrt
t = 0
for i in range(1000):
    t += math.sqrt(i * i)
    if i == 600:
        math.sqrt = lambda v: 1
math.sqrt = real
print(t, math.sqrt(4))
n = 0
for i in range(1000):
    try:
        n += math.sqrt(i % 10 - 2)
    except ValueError:
        n += 1
print(round(n, 6))
from math import sqrt as root, pi, floor
print(root(9), pi == math.pi, floor is math.floor)
