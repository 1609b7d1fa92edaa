# hex and fromhex.

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

class Sub(float):
    def __new__(cls, value):
        return super().__new__(cls, value + 1)

shows("""
[x.hex() for x in (0.0, -0.0, 1.0, -1.5, 0.1, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1e100)]
float("inf").hex(), float("-inf").hex(), float("nan").hex()
[float.fromhex(t) for t in ("0x1p0", "1", "1.8", "-0x1.8p1", "0x.8", "0X1P-1074", " 0x1p3 \\n", "+1p4", "0x1.fffffffffffffp1023")]
float.fromhex("inf"), float.fromhex("-Infinity"), float.fromhex("NaN"), float.fromhex("nan")
float.fromhex("0x1p-1075"), float.fromhex("0x1.8p-1075"), float.fromhex("0x1p-2000"), float.fromhex("0x0p99999999999999999999")
float.fromhex("0x1p1024")
float.fromhex("0x1.fffffffffffff8p1023")
float.fromhex("0x1.fffffffffffff7ffp1023") == 1.7976931348623157e308
float.fromhex("0x1p99999999999999999999")
float.fromhex("")
float.fromhex("0x")
float.fromhex("1.p")
float.fromhex(".")
float.fromhex("0x1 p3")
float.fromhex("1g")
float.fromhex("0x1p3x")
float.fromhex("--1")
float.fromhex(1)
float.fromhex()
float.fromhex("0x1.00000000000008p0"), float.fromhex("0x1.00000000000018p0"), float.fromhex("0x1.000000000000080001p0")
Sub.fromhex("0x1p0"), type(Sub.fromhex("0x1p0"))
float.fromhex("1\\x00")
float.fromhex("ａ")
(0.1).as_integer_ratio(), (-0.5).as_integer_ratio(), (1e300).as_integer_ratio()[1], (5e-324).as_integer_ratio()[1] == 2**1074, (-0.0).as_integer_ratio()
float("inf").as_integer_ratio()
float("nan").as_integer_ratio()
(2.0).is_integer(), (2.5).is_integer(), float("inf").is_integer(), float("nan").is_integer(), (1e300).is_integer(), (-0.0).is_integer()
(1.5).conjugate(), (1.5).real, (1.5).imag, (1.5).__getnewargs__(), float.__getformat__("double"), float.__getformat__("float")
float.__getformat__("x")
float.__getformat__(1)
(1.5).hex(1)
(1.5).is_integer(1)
""")
