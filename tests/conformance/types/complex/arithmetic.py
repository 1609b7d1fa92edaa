# Operators of complex numbers.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

inf = float("inf")
nan = float("nan")
shows("""
1j + 1, 1 - 1j, 2 * 1j, 1j * 1j, (1+2j) / (3-4j), (1+2j) / 2, 2 / (1+1j), -(1+2j), +(1+2j), abs(3+4j), abs(-0j)
(1+2j) + True, 1.5 - (1+2j), (1+2j) - 1.5, (0j) - 0.0, -0.0 + 0j, 0.0 - 0j, -0.0 - 0j, 1 - 0j, (-0.0-0j) + 0
2 * complex(inf, nan), complex(inf, 0) * 1j, 1.5 * complex(1, inf), complex(1, inf) * 0.0, complex(inf, inf) * complex(1, 1)
1 / complex(inf, 0), 1 / complex(0, -inf), complex(1, 1) / complex(inf, nan), complex(inf, inf) / 2, (1+1j) / 1e-320
(1+2j) ** 2, (1+2j) ** -2, (1+2j) ** 0, 0j ** 0, 1j ** 2, 1j ** 0.5, 2 ** 1j, (1+1j) ** (1+1j), 1.5 ** 2j, (1+2j) ** 3.0, (2j) ** 100, (2j) ** 101
1j / 0
1 / 0j
0j ** -1
0j ** 1j
(1e200 + 1e200j) ** 2
1e200j * 1e200j
abs(1e308 + 1e308j * 1.7)
abs(complex(inf, nan)), abs(complex(nan, 1)), abs(1e200 + 1e200j)
pow(1j, 2), pow(1j, 2, None)
pow(1j, 2, 3)
1j // 1
1j % 1
divmod(1j, 1)
1 // 1j
1 % 1j
1j < 1
1 < 1j
1j >= 1j
1j == 1j, 1j != 1j, 1+0j == 1, 1 == 1+0j, 1.5 == 1.5+0j, 1j == "a", 10**400 == 1j, complex(2**53) == 2**53 + 1, complex(nan) == complex(nan)
1j + "a"
1j + None
1j + 10**400
10**400 * 1j
~1j
int(1j)
float(1j)
round(1j)
1j & 1
[1, 2].__getitem__(1j)
bool(0j), bool(-0j), bool(1e-320j), not 1j
hash(1j), hash(1+0j), hash(complex(0, -1)), hash(2+3j), hash(1e300+1j), {1: "a"}[1+0j]
(1+2j).__add__(1), (1+2j).__add__("a"), (1+2j).__radd__(1.5), (1+2j).__rsub__(1), (1+2j).__rpow__(2), (1+2j).__lt__(1), (1+2j).__eq__(1), (1+2j).__complex__()
(1+2j).real, (1+2j).imag, (1+2j).conjugate(), (1+2j).__getnewargs__(), (1-0j).conjugate()
(1+2j).__int__
""")
try:
    (1j).real = 2
except AttributeError as error:
    print(error)
