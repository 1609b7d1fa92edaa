# round() of floats, in text and in number.

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

class D:
    def __index__(self):
        return 1

shows("""
round(0.5), round(1.5), round(2.5), round(-0.5), round(-1.5), round(2.4999999), type(round(2.0))
round(0.15, 1), round(0.25, 1), round(0.35, 1), round(2.675, 2), round(1.005, 2), round(-2.675, 2), round(1e16 + 1, 1)
round(1234.5678, -2), round(1250.0, -2), round(1350.0, -2), round(5.0, -1), round(15.0, -1), round(25.0, -1), round(-5.0, -1)
round(1.5, None), round(1.25, D()), round(1.0, 400), round(1e300, -400), round(-1e300, -400), round(1e-300, 320), round(123.456, -400)
round(1e308, -308), round(0.0, 3), round(-0.0), round(-0.0, 1), round(-0.04, 1)
round(1.7976931348623157e308, -308)
round(float("nan"))
round(float("inf"))
round(float("nan"), 1), round(float("-inf"), -5)
round(1.5, "1")
round(1.5, 1.0)
round(1.5, 10**30)
round(1.5, -10**30)
(1.5).__round__(), (1.25).__round__(1), (1.5).__round__(None)
(1.5).__trunc__(), (-1.5).__trunc__(), (1.5).__floor__(), (-1.5).__floor__(), (1.5).__ceil__(), (-1.5).__ceil__(), (1e30).__trunc__()
(float("nan")).__trunc__()
(float("inf")).__floor__()
(float("inf")).__ceil__()
(1.5).__int__(), (1.5).__float__()
(1.5).__index__
round(1e22), round(4503599627370496.5), round(4503599627370497.5), round(0.49999999999999994), round(9007199254740993.0)
round(5e15 + 0.5), round(-4503599627370495.5), round(5.5e-320, 320), round(1.15e-5, 6)
""")
for digits in range(-3, 6):
    print(digits, [round(x, digits) for x in (1234.56789, 0.000125, 0.5, 9.995, 99999.5, 12.5)])
