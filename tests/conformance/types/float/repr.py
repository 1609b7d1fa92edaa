# repr of floats is the shortest text that reads back.
values = [0.1, 0.2 + 0.1, 1e16, 1e15, 123456789012345680.0, 1e22, 1e23, 9.999999999999999e22, 1e-4, 1e-5, 0.00001234, 5e-324, 2.2250738585072014e-308,
          1.7976931348623157e308, -0.0, 1/3, 2/3, 100.0, 1e100, 1234567.875, 2.0**-1074, 2.0**60, 1e17, 9007199254740993.0, 0.3, 4.35, 1.005, 2.675, 1e-7]
for x in values:
    assert float(repr(x)) == x and str(x) == repr(x)
    print(repr(x), "%.17g" % x, f"{x:.3e}", f"{x:g}", f"{x:r}" if False else "", x.hex())
print([float(n) / 7 for n in range(1, 8)])
print(float("inf"), -float("inf"), float("nan"), -float("nan"), [float("inf")], {float("nan")})
x = 1.0
for n in range(40):
    x = x * 1.1 + n / 3
    print(x, end=" " if n % 4 != 3 else "\n")
