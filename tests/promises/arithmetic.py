"""Ints, floats, complex numbers and bools."""

import math


def additions(n):
    a = b = 1
    for i in range(n):  # loop: guards=2
        a, b = b, a + b & 0xFFFF
    return a


def products(n):
    x = 1
    for i in range(n):  # loop: guards=1
        x = x * 3 % 1000003
    return x


def floor_division(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total += i // 7 + i % 7
    return total


def division_by_variable(n, d):
    total = 0
    for i in range(n):  # loop: guards=3
        total += i // d + i % d
    return total


def true_division(n):
    total = 0.0
    for i in range(n):  # loop: guards=1
        total += i / 8
    return total


def division_by_power_of_two(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total += i // 8 + i % 8
    return total


def shifts(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total ^= (i << 3) ^ (i >> 1)
    return total


def masks(n):
    total = 0
    for i in range(n):  # loop: guards=1
        total = (total | i) & 0xFF ^ i >> 1
    return total


def xorshift(n):
    x = 88172645463325252
    for _ in range(n):  # loop: guards=1
        x ^= x << 13 & 0xFFFFFFFFFFFFFFFF
        x ^= x >> 7
        x ^= x << 17 & 0xFFFFFFFFFFFFFFFF
    return x


def modulo_2_64(n):
    x = 1
    for _ in range(n):  # loop: guards=1
        x = (x * 6364136223846793005 + 1442695040888963407) % 2**64
    return x


def fnv(data):
    h = 0xCBF29CE484222325
    for b in data:  # loop: guards=1 loads=1 stores=1
        h = (h ^ b) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return h


def product_modulo_prime(n):
    x = 3
    for _ in range(n):  # loop: guards=1
        x = x * x % 1000000007
    return x


def power(n):
    total = 0
    for i in range(n):  # loop: guards=3
        total += i**2
    return total


def negation(n):
    total = 0
    for i in range(n):  # loop: guards=3
        total = -total + i
    return total


def inversion(n):
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= ~i
    return total


def modulo_negative(n):
    total = 0
    for i in range(n):  # loop: guards=3
        total += i % -3
    return total


def big_ints(n):
    x = 10**50
    for _ in range(n):  # loop: guards=2 polls=1 loads=1 stores=1 calls=Exec
        x *= 10
    return x


def float_polynomial(xs):
    total = 0.0
    for x in xs:  # loop: guards=1 loads=1
        total += (2.0 * x + 1.0) * x - 0.5
    return total


def float_division(xs):
    total = 0.0
    for x in xs:  # loop: guards=2 loads=1
        total += 1.0 / (x + 1.0)
    return total


def float_modulo(xs):
    total = 0.0
    for x in xs:  # loop: guards=1 loads=1 calls=FloatMod
        total += x % 0.75
    return total


def float_floor_division(xs):
    total = 0.0
    for x in xs:  # loop: guards=1 loads=1 calls=FloatFloorDiv
        total += x // 0.75
    return total


def float_floor(xs):
    total = 0
    for x in xs:  # loop: guards=3 loads=1
        total += int(x)
    return total


def float_square(xs):
    total = 0.0
    for x in xs:  # loop: guards=2 loads=1 calls=FloatSquare
        total += x**2
    return total


def square_roots(xs):
    total = 0.0
    for x in xs:  # loop: guards=2 loads=1
        total += math.sqrt(x)
    return total


def root_by_power(xs):
    total = 0.0
    for x in xs:  # loop: guards=2 loads=1 calls=FloatPow
        total += x**0.5
    return total


def sines(xs):
    total = 0.0
    for x in xs:  # loop: guards=2 loads=1 calls=Sin
        total += math.sin(x)
    return round(total, 6)


def math_floors(xs):
    total = 0
    for x in xs:  # loop: guards=5 loads=1
        total += math.floor(x) + math.ceil(x)
    return total


def rounding(xs):
    total = 0
    for x in xs:  # loop: guards=3 loads=1
        total += round(x)
    return total


def mixed(n):
    total = 0.0
    for i in range(n):  # loop: guards=1
        total += i * 0.5
    return total


def float_of_int(n):
    total = 0.0
    for i in range(n):  # loop: guards=1
        total += float(i)
    return total


def mandelbrot(c, n):
    z = 0j
    for _ in range(n):  # loop: guards=2 loads=2 counts=1 allocations=NewComplex
        z = z * z + c
    return z


def complex_magnitude(c, n):
    z = c
    total = 0.0
    for _ in range(n):  # loop: guards=3 loads=2 counts=1 allocations=NewComplex calls=Hypot
        z = z * c
        total += abs(z)
    return round(total, 6)


def sum_of_complex(zs):
    total = 0j
    for z in zs:  # loop: guards=3 loads=5 counts=1 allocations=NewComplex
        total += z
    return total


def complex_parts(zs):
    total = 0.0
    for z in zs:  # loop: guards=3 loads=3
        total += z.real - z.imag
    return total


def bool_as_int(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total += i < 1000
    return total


def gcd(pairs):
    total = 0
    for a, b in pairs:
        while b:  # loop: guards=2
            a, b = b, a % b
        total += a
    return total


def divmod_of_ints(n):
    total = 0
    for i in range(n):  # loop: guards=3
        q, r = divmod(i, 7)
        total += q * r
    return total


def bit_methods(n):
    total = 0
    for i in range(n):  # loop: guards=5 calls=Compute,Compute
        total += i.bit_length() + i.bit_count()
    return total


def rounding_to_digit(xs):
    total = 0.0
    for x in xs:  # loop: guards=3 polls=1 loads=4 calls=Apply
        total += round(x, 1)
    return total


def int_and_float(n, x):
    total = 0
    for i in range(n):  # loop: guards=4
        if i < x:
            total += 1
    return total


def bool_and(n):
    all_are = True
    for i in range(n):  # loop: guards=1
        all_are &= i >= 0
    return all_are


floats = [x / 4 for x in range(100)]
print(additions(100), products(100), floor_division(100), division_by_variable(100, 7))
print(true_division(100), division_by_power_of_two(100), shifts(100), masks(100))
print(xorshift(100), modulo_2_64(100), fnv(bytes(range(100))), product_modulo_prime(100))
print(power(100), negation(100), inversion(100), modulo_negative(100), big_ints(100))
print(float_polynomial(floats), round(float_division(floats), 6), float_modulo(floats))
print(float_floor_division(floats), float_floor(floats), float_square(floats), round(square_roots(floats), 6))
print(round(root_by_power(floats), 6), sines(floats), math_floors(floats), rounding(floats))
print(mixed(100), float_of_int(100), mandelbrot(-0.5 + 0.25j, 40), complex_magnitude(0.5 + 0.5j, 100))
zs = [complex(x, 1) for x in floats]
print(sum_of_complex(zs), complex_parts(zs), bool_as_int(100))
print(gcd([(1134903170, 701408733)] * 3), divmod_of_ints(100), bit_methods(100))
print(round(rounding_to_digit(floats), 6), int_and_float(100, 1e9), bool_and(100))
