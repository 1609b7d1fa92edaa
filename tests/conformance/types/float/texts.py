# float(): texts that are taken and refused, printing, hex, ratios.
texts = ["1.5", " 2 ", "1e5", "1_0.5", "1__0", "_1", "1_", "1e_5", ".5", "5.", ".", "", "e5", "1e", "inf", "-Infinity", "nan", "+NaN", "infin", "0x1", "1,5", "１.５", "1 2", "1e400", "-1e400", "1e-400", "4.9e-324", "2.5e-324", "1.7976931348623157e308", "1.7976931348623159e308", "9007199254740993", "0.1e1", "--1", "1.5f", "\t1\n", "1\x00", "0" * 50 + "1.5", "123456789012345678901234567890"]
for t in texts:
    try:
        print(repr(t), float(t))
    except ValueError as e:
        print(repr(t), e)
for bad in (lambda: float(None), lambda: float([]), lambda: float(1j), lambda: float(b"1.5"), lambda: float(bytearray(b"x")), lambda: float(x=1), lambda: float(1, 2), lambda: float(10**400), lambda: float("1" * 400)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
for x in (0.1, 1e16, 1e15, 123456789.123456789, 1e-5, 0.0001, 1e22, 1e21, 5e-324, -0.0, 1 / 3, 2.0**70, 1e100, float("inf"), float("nan"), 100.0, 1.5e300 * 1e10, 9.5e-7):
    print(repr(x), str(x), x.hex(), f"{x:g}", f"{x:.3e}", f"{x:10.3f}|", f"{x:%}"[:30], x.is_integer())
for h in ("0x1.8p1", "1.8", "0x.8", "-0x1p-1074", "inf", "nan", "0x1p1024", "0xg", "", "0x1p", "  0x1  ", "0x1.fffffffffffff8p0"):
    try:
        print(repr(h), float.fromhex(h))
    except (ValueError, OverflowError) as e:
        print(repr(h), type(e).__name__, e)
for x in (0.5, -3.75, 1e300, float("inf"), float("nan")):
    try:
        print(x.as_integer_ratio())
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: round(2.5), lambda: round(-2.5), lambda: round(2.675, 2), lambda: round(1e22), lambda: round(1234.5, -2), lambda: round(float("nan")), lambda: round(float("inf")), lambda: round(1.5, 400), lambda: round(1.5, -400), lambda: round(5.5, None), lambda: round(1.5, "a"), lambda: 1e308 * 10, lambda: 2.0**1024, lambda: 0.0 ** -1, lambda: (-8.0) ** (1 / 3), lambda: 1.0 % 0, lambda: 5.5 // 0.0, lambda: divmod(-7.5, 2), lambda: -7.5 % 2, lambda: 7.5 % -2, lambda: -0.0 % 5, lambda: 1e300 % 1e-300, lambda: float.from_number(3), lambda: float.from_number("3"), lambda: hash(0.5), lambda: hash(float("inf")), lambda: hash(1e300) == hash(int(1e300)), lambda: 0.1 + 0.2 == 0.3, lambda: 1e16 + 1, lambda: float.__getformat__("double"), lambda: (1.5).__lt__("a"), lambda: 1.5 < "a", lambda: (2.5).__trunc__(), lambda: (2.5).__floor__(), lambda: (-2.5).__ceil__(), lambda: (1.5).conjugate(), lambda: 3.0 .real):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
