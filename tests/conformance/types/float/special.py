# Infinities, nan, signed zeros and subnormals through operators, functions and containers.
inf, nan, tiny, big = float("inf"), float("nan"), 5e-324, 1.7976931348623157e308
values = [0.0, -0.0, 1.0, -1.0, tiny, -tiny, 2.2250738585072014e-308, big, -big, inf, -inf, nan, 0.5, -2.5]
for a in values:
    print(repr(a), int(a) if a == a and abs(a) < 1e300 else "", a + 0.0, a * -1, abs(a), -a, a == a, a < 0, a.is_integer(), bool(a), f"{a:.3g}", str(a * tiny), a / big, a - a, a * 0)
for a in values:
    row = []
    for b in values:
        try:
            row.append(f"{a % b:.4g}")
        except ZeroDivisionError:
            row.append("zero")
    print(*row)
for a in values:
    row = []
    for b in (0.0, -0.0, 1.0, -1.0, 0.5, 2.0, -3.0, inf, -inf, nan):
        try:
            row.append(f"{a ** b:.4g}" if not isinstance(a ** b, complex) else "complex")
        except (ZeroDivisionError, OverflowError) as error:
            row.append(type(error).__name__)
    print(*row)
print(sorted(v for v in values if v == v), max(values[:-3]), min(values[:11]), sum(values[:9]), [v for v in values if v in (0, inf)])
print({0.0: 1, -0.0: 2}, {inf: 1, -inf: 2, float("inf"): 3}, len({nan, nan}), len({float("nan"), float("nan")}), [0.0] == [-0.0], (nan,) == (nan,))
print(float("1e308") * 10, float("-1e-400"), 1e-323 / 2, 1e-323 / 3, 2.0**-1074, 2.0**-1075, 2.0**1023 * 1.9999999999999998, big + big * 2**-54, big + big * 2**-53)
print(divmod(-0.0, 3), divmod(5, -inf), divmod(-5, inf), divmod(inf, 3), divmod(3.5, -1.5), -7 // 2.0, 7 // -2.0, 1e17 // 3, -1e-300 // 1e300, 0.3 // 0.1, 0.3 % 0.1)
