# pow and ** of ints: negative exponents, three arguments, inverses.

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

class Mod:
    def __rpow__(self, base, mod=None):
        return ("rpow", base, mod)

    def __pow__(self, exponent, mod=None):
        return ("pow", exponent, mod)

shows("""
2 ** 10, (-2) ** 3, 0 ** 0, 2 ** -1, (-2) ** -3, 10 ** -400
0 ** -1
0 ** -2.0
pow(0, -1)
pow(2, 10, 1000), pow(2, 1000, 7), pow(-3, 5, 7), pow(3, 5, -7), pow(-3, 5, -7)
pow(2, 5, 1), pow(2, 0, 1), pow(0, 0, 1), pow(5, 0, -1), pow(2, 0, -3)
pow(2, 10, 0)
pow(3, -1, 7), pow(3, -2, 7), pow(38, -1, 97), pow(-3, -1, 7), pow(3, -1, -7), pow(1, -1, 1)
pow(2, -1, 4)
pow(0, -1, 5)
pow(2, -1, 0)
pow(2, 3, 5.0)
pow(2.0, 3, 5)
pow(2, 3.0, 5)
pow(2, 3, "5")
pow("2", 3)
pow(2)
pow()
pow(2, 3, None), pow(base=2, exp=3), pow(2, exp=3, mod=5)
pow(2, 3, 5, 7)
pow(2, 3, mod=5, x=1)
pow(2, Mod()), pow(2, Mod(), 5)
pow(Mod(), 3, 5), pow(Mod(), 3)
pow(True, True, True), pow(True, 2), type(pow(True, 2))
pow(3, 10**30, 10**20 + 39), pow(10**30, 3, 10**9 + 7)
(-8) ** (1/3)
(-1) ** 0.5
2 ** 0.5, 4 ** -0.5, 2 ** True
int.__pow__(2, 3, 5), int.__pow__(2, 3.0), int.__rpow__(2, 3), int.__rpow__(2, 3, 5)
int.__pow__(2)
(10**1000) ** 0.1
(10**400) ** 2.0
pow(7, 13, 2**200) == 7**13 % 2**200
2 ** "3"
""")
