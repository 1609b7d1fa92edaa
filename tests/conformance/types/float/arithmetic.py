# Operators of floats: signs, infinities, zero divisions, overflow.

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
1.5 + 1, 1.5 - True, 2 * 1.5, 7.5 / 2, 7.5 // 2, 7.5 % 2, divmod(7.5, 2)
-7.5 // 2, -7.5 % 2, 7.5 // -2, 7.5 % -2, divmod(-7.5, -2), divmod(-0.0, 1.0), -0.0 % 1, 0.0 % -1, -1.0 % inf, 1.0 % -inf
5 // inf, -5 // inf, 5 % inf, -5 % inf, inf // 1, inf % 1, divmod(inf, 2)
1e-320 // 1e-310, 1e300 // 1e-10, -1e-20 % 3.0, 1.0 // 0.1, 1.0 % 0.1, divmod(1.0, 0.1)
1.0 / 0
1.0 // 0
1.0 % 0
divmod(1.0, 0)
0.0 / 0.0
1 / 0.0
1 // 0.0
1 % 0.0
1e308 * 10, -1e308 * 10, inf - inf, inf * 0, 0.0 * -1, -0.0 + 0.0, -0.0 - 0.0
1.0 + "a"
1.0 + None
1.0 & 1
1.0 << 1
~1.0
1.0 @ 1.0
1.0 + 10**400
10**400 * 1.0
10**400 // 1.0
1.0 % 10**400
2.0 ** 3, 2.0 ** -1, (-8.0) ** 3, 0.0 ** 0, (-0.0) ** 3, (-0.0) ** -1 if False else 1, inf ** -1, nan ** 0, 1.0 ** nan, (-1.0) ** inf
0.0 ** -1
(-0.0) ** -2.5
10.0 ** 400
(-8.0) ** (1/3)
(-1.5) ** 0.5
2.0 ** 10**400
pow(2.0, 3.0), pow(2.0, 3, None)
pow(2.0, 3, 5)
-(0.0), +(-0.0), abs(-0.0), abs(-inf), abs(nan), not 0.0, not nan, bool(-0.0), bool(5e-324)
1.0 < nan, 1.0 >= nan, nan == nan, nan != nan, nan is nan, [nan] == [nan], nan in [nan], (nan,) < (nan,)
0.0 == -0.0, 1.0 != 1j
1.0 < "a"
1.5 .__add__("a"), 1.5 .__radd__(1), 1.5 .__floordiv__(1), 1.5 .__rmod__(7), 1.5 .__rdivmod__(4), 1.5 .__eq__("a"), 1.5 .__lt__(2)
1.5 .__rpow__(2), 1.5 .__pow__(2, None)
1.5 .__pow__(2, 3)
""")
