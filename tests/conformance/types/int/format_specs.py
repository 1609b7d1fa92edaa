# Format specifications of ints: bases, prefixes, grouping, padding with signs, characters, as floats.

values = [0, 1, -1, 255, -255, 1234567, -1234567, 10**20]
for spec in ("", "d", "b", "o", "x", "X", "#b", "#o", "#x", "#X", ",", "_", "_b", "_x", "_o", "#_x", "+", " ", "-", "+d", "010", "010d", "#010x", "+010", "<10", ">10", "^10", "=10", "*=10", "x=+10", "010,", "015_b", "e", ".2e", "f", ".1f", "%", "g", ".3g", "n", "08n", "3", "^+12,d", "0<8", "0^8", " 06d", "E", "G", "F", "#e"):
    print(repr(spec), [format(v, spec) for v in values])
for spec in ("c", "5c", "<5c", "05c"):
    print(repr(spec), [format(v, spec) for v in (65, 0x20ac, 0x10ffff, 32)])
for value, spec in ((-1, "c"), (0x110000, "c"), (65, "+c"), (65, "#c"), (65, ",c"), (5, "s"), (5, "q"), (5, ".2"), (5, ".2d"), (5, ".2x"), (5, ",b"), (5, ",x"), (5, ",n"), (5, "_n"), (5, ",_"), (5, "_,"), (5, ",,"), (5, "z"), (5, "zd"), (5, "++"), (5, "5.d"), (5, "9999999999999999999999"), (10**400, "f"), (10**400, "e"), (5, "d5"), (5, "#"), (5, "05.1"), (True, ""), (True, "d"), (2**70, "c"), (5, "\u0665"), (5, "-x"), (5, "a-x")):
    try:
        print(repr(spec), repr(format(value, spec)))
    except Exception as error:
        print(repr(spec), type(error).__name__, error)
print("%d %i %u %o %x %X %#o %#x %#X %5d|%-5d|%05d %+d % d %.3d %c %c" % (1, 2, 3, 8, 255, 255, 8, 255, 255, 5, 5, 5, 5, 5, 5, 65, "z"))
for fmt, arg in (("%c", -1), ("%c", 0x110000), ("%c", "ab"), ("%c", ""), ("%x", "a"), ("%x", None), ("%d", "5"), ("%d", None), ("%d", 2.9), ("%o", 2.9), ("%i", []), ("%z", 5), ("%", 5), ("%(a)d", 5), ("%(a)d", {"b": 1}), ("%ld %hd %Ld", (1, 2, 3)), ("%10%|", ()), ("%d%%", 5), ("%.500d", 5), ("%-05d|", 5), ("%+ d", 5), ("%#d", 5), ("%#.3x", 5), ("% x", -5)):
    try:
        out = fmt % arg
        print(fmt, repr(out if len(out) < 60 else len(out)))
    except Exception as error:
        print(fmt, type(error).__name__, error)
import math
print(f"{255:#06x} {255:#b} {-5:03d} {5:+}", f"{1_000_000:,}", f"{math.factorial(20):_}", bin(-5), oct(8), hex(-255), int("0b11", 0), int("-0x1F", 16), f"{3:{'>'}{5}}")
