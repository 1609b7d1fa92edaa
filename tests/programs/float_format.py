# repr and formats of floats, and the special values.

values = [0.0, -0.0, 1.0, -1.5, 0.1, 1 / 3, 2 / 3, 1e16, 1e15, 123456789012345678.0, 1e22, 1e21, 1e-4,
          1e-5, 1.5e-7, 5e-324, 1.7976931348623157e308, 2.2250738585072014e-308, 100.0, 1e100,
          float("inf"), float("-inf"), float("nan"), 0.1 + 0.2, 9007199254740993.0, 3.14159265358979]
for v in values:
    print(v, repr(v), str(v), "%s|%r|%f|%e|%g" % (v, v, v, v, v))
    print(f"{v:.2f} {v:10.3f}| {v:<12.4g}| {v:+.1e} {v:g} {v:G} {v:E} {v:F} {v:.0f} {v:#.0f} {v:012.2f} {v:,.2f}")
    print(f"{v} {v!r:>25} {v:>25} {v:.3} {v:.17g} {v:.1%} {v: }")

print(float("1e5"), float("  -.5 "), float("1_0.5"), float("Infinity"), float("-iNf"), float("NaN"), float("1E+3"))
for text in ("", "abc", "1e", "1..2", "0x10", "1__0.0"):
    try:
        print(float(text))
    except ValueError as e:
        print(e)

print(round(0.5), round(1.5), round(2.5), round(-0.5), round(2.675, 2), round(1234.5678, -2), round(1e300, 2))
print(round(0.5, 0), round(1.25, 1), round(-1.35, 1), type(round(2.0)).__name__, type(round(2.0, 0)).__name__)
for bad in (float("inf"), float("nan")):
    try:
        round(bad)
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)

print((0.5).is_integer(), (4.0).is_integer(), (-2.5).__class__.__name__)
print(1e16 + 1, 1e16 + 2, 2 ** 53 + 1.0, 0.1 * 3, 1 - 0.9)

s = 0.0
for i in range(2000):
    s += 0.1
print(s, f"{s:.3f}")

text = ""
for i in range(-20, 20):
    text += str(10.0 ** i) + " "
print(text)
n = 0
for i in range(1, 1500):
    v = i / 7
    assert float(repr(v)) == v
    n += len(repr(v))
print(n)
