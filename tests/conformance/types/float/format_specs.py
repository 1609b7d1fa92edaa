# Format specifications of floats: every kind, signs, grouping, rounding, special values.

values = [0.0, -0.0, 1.0, -1.5, 0.1, 123456789.123, 1e-7, 1e22, 1.7976931348623157e308, 5e-324, float("inf"), float("-inf"), float("nan"), 2.5, 3.5, 0.5, 999999.5, 9.995]
for spec in ("", ".3", "f", ".0f", ".2f", "#.0f", "e", ".0e", ".3e", "g", ".3g", "#g", "G", "E", "F", "%", ".1%", "n", "+", " ", "-", "+.2f", "012.3f", ">12.2f", "*^12.1f", "=+12.1f", ",", ",.2f", "_.1f", "015,.2f", "z.1f", "z", ".10", "+.0e", "<10", ".50g", "10.3", "0=8.1f", ",e", "_g", ",%", ".2,f", ".6_f", ".10_f"):
    out = []
    for v in values:
        try:
            out.append(format(v, spec))
        except Exception as error:
            out.append(f"{type(error).__name__}: {error}")
            break
    print(repr(spec), out)
for spec in ("d", "x", "c", "s", "b", ",n", "_n", ".", ".-1", "5.f", "#", "08", "+-", "zz", ".2147483648f", "1.2.3", "f.2", "é"):
    try:
        print(spec, format(1.5, spec))
    except Exception as error:
        print(spec, type(error).__name__, error)
print("%f %e %g %.3f %10.2f|%-10.1f|%+f % f %#.0f %05.1f" % (1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5))
print("%.0f %.0f %.0f %.0f" % (0.5, 1.5, 2.5, 3.5), "%g %g %g" % (1e5, 1e6, 1e-5), "%F %E %G" % (float("inf"), float("nan"), 1e-10), "%.*f" % (2, 3.14159), "%*.*f|" % (8, 2, 3.14159))
for fmt, args in (("%f", "a"), ("%f", None), ("%.f", 1.5), ("%.-1f", 1.5), ("%d", 1.5), ("%d", float("inf")), ("%x", 1.5), ("%c", 1.5), ("%*f", ("a", 1.5)), ("%f", ()), ("%f %f", 1.5), ("%f", (1, 2))):
    try:
        print(fmt, fmt % args)
    except Exception as error:
        print(fmt, type(error).__name__, error)
print(round(2.675, 2), round(-0.5), round(1e300, 2), round(1234.5, -2), repr(1e16), repr(1e15), repr(1.0e-4), repr(1e-5), str(123456789012345680.0), repr(0.1 + 0.2))
