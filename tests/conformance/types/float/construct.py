# What float() takes.

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

class F:
    def __float__(self):
        return 2.5

class I:
    def __index__(self):
        return 4

class BadF:
    def __float__(self):
        return 2

class BadI:
    def __index__(self):
        return 2.0

class Sub(float):
    pass

class StrSub(str):
    def __float__(self):
        return 7.0

shows("""
float(), float(3), float("3"), float(" -1.5e3\\n"), float("1_000.5_0"), float(".5"), float("5."), float("1e5")
float("inf"), float("-Infinity"), float("+NAN"), float("iNf"), float("nan")
float(b"1.5"), float(bytearray(b" 2 ")), float(memoryview(b"3"))
float("١.٥"), float("\\u20031.5\\u2003")
float("")
float(" ")
float("1e")
float("1_")
float("_1")
float("1__0")
float("1e_5")
float("0x10")
float("1.5.")
float("infinit")
float("- 1")
float(b"abc")
float(b"\\xff")
float("1\\x00")
float("\\ud800")
float(None)
float([1])
float(1j)
float(10**400)
float(x=1)
float(1, 2)
float(F()), float(I())
float(BadF())
float(BadI())
float(StrSub("1.5"))
type(float(Sub(1))), Sub("2"), type(Sub(F()))
float("1e400"), float("-1e400"), float("1e-400"), float("4.9e-324"), float("2.4703282292062327e-324"), float("2.4703282292062328e-324")
float("1.7976931348623158e308"), float("1.7976931348623159e308"), float("0.1" + "0" * 400 + "1")
float("9007199254740993"), float("9007199254740993.00000000000000000000000001"), float(2**53 + 1), float(2**53 + 3)
float.from_number(3), float.from_number(F()), float.from_number(I()), type(Sub.from_number(1.5))
float.from_number("3")
float.from_number(None)
""")
