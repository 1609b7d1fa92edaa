# Infinite and undefined parts of complex numbers, and complex numbers next to real ones.
from math import copysign, inf, isnan, nan


def text(z):
    return "".join(("nan" if isnan(x) else ("-" if copysign(1, x) < 0 else "+") + repr(abs(x))) + c for x, c in ((z.real, " "), (z.imag, "j")))


def show(f):
    try:
        z = f()
        print(text(z) if isinstance(z, complex) else z, end="; ")
    except Exception as e:
        print(type(e).__name__, e, end="; ")


parts = 0.0, -0.0, 1.0, -2.5, inf, -inf, nan
some = [complex(a, b) for a in parts for b in (0.0, -1.0, inf, nan)]
for a in some:
    for b in some[::3]:
        show(lambda: a * b)
        show(lambda: a / b)
    for b in 2.0, 0.0, inf:
        show(lambda: a / b)
        show(lambda: b / a)
        show(lambda: a * b)
    print()
for a, b in (0j, 0), (0j, 2), (0j, -1), (0j, 1j), (1 + 1j, 3), (1 + 1j, -3), (2j, 0.5), (1e200j, 2), (1j, 200), (inf * 1j, 2), (1 + 1j, 1j):
    show(lambda: a**b)
show(lambda: pow(1j, 2, 3))
show(lambda: 1j % 2)
show(lambda: 1j // 2)
show(lambda: 1j < 2)
print()

big = 2**53 + 1
print(1 == 1 + 0j, 1 + 0j == 1, True == 1 + 0j, 1.5 == 1.5 + 0j, 1 == 1 + 1j, float(big) + 0j == big, 2**53 + 0j == 2**53)
print(1 + 0j in [1], 1 + 0j in range(3), 1 + 0j in {1: 2}, {1 + 0j: "a"}[1], 2**70 + 0j in {2**70}, nan * 1j == nan)
print(complex.__eq__(1j, 1 << 10000), complex.__ne__(1j, 1 << 10000), complex.__lt__(1j, 1), complex.__ge__(1j, 1), complex.__eq__(1j, "a"))
print(complex.from_number(3), complex.from_number(1j), float.from_number(3), float.from_number(True))
for f, x in (float.from_number, "1"), (complex.from_number, "1"), (float.from_number, 1j), (complex, []), (complex, "1 + 1j"), (complex, "1+1"), (complex, b"1"):
    show(lambda: f(x))
show(lambda: complex(1, "a"))
show(lambda: complex("a", 1))
show(lambda: complex(real="1"))
show(lambda: complex(1, 2, 3))
show(lambda: complex(1, x=2))
show(lambda: complex(1, real=2))
show(lambda: complex(imag=2))
print()


class C(complex):
    pass


c = 1 + 2j
print(complex(c) is c, type(complex(C(1))), type(C(1)), type(C.from_number(2)), complex(" (1_0+2j) "), hash(1 + 0j) == hash(1))
