# round() of ints with digits, ties to even, and the errors.

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

class Digits:
    def __index__(self):
        return -1

class Bad:
    def __index__(self):
        return "x"

shows("""
round(5), round(15, -1), round(25, -1), round(-25, -1), round(35, -1), round(26, -1), round(24, -1)
round(125, -2), round(150, -2), round(250, -2), round(-150, -2), round(49, -2), round(51, -2), round(50, -2)
round(10**30 + 5, -1), round(5 * 10**29, -30), round(15 * 10**29, -30), round(5, -10), round(7, 3)
round(True), type(round(True)), round(True, 1), type(round(True, 1)), round(12345, None)
round(15, Digits()), (15).__round__(-1), (15).__round__(), (15).__round__(None)
round(15, 1.0)
round(15, "1")
round(15, Bad())
(15).__round__(1, 2)
round()
round(1, 2, 3)
round("1")
round(None, 1)
round(number=27, ndigits=-1)
round(2**63 - 1, -1), round(-2**63, -2), round(10**20, -2**40 + 2**40 - 3)
round(0, -100), round(-4, -1), round(-5, -1), round(-6, -1)
""")
