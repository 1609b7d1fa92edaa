"""Records what CPython 3.14 says about text, for tests/text.rs.

Run with CPython 3.14 in this folder; writes text_cases.txt: one case a line, fields separated by
tabs, the first naming the section. Text is escaped as in Python source. A result is `=text` or
`!` with the first letter of the exception class (Value, Type, Overflow, Key, Index) and the message.
"""

import _string
import random
import struct
import sys
import unicodedata

assert sys.version_info[:2] == (3, 14)
rnd = random.Random(314)
out = []


def esc(text):
    return text.encode("unicode_escape").decode("ascii")


def case(section, *fields):
    out.append("\t".join([section, *fields]))


def outcome(call):
    try:
        return "=" + esc(call())
    except Exception as error:
        return "!" + type(error).__name__[0] + esc(str(error))


def bits(x):
    return "%x" % struct.unpack("<Q", struct.pack("<d", x))[0]


def from_bits(n):
    return struct.unpack("<d", struct.pack("<Q", n))[0]


def random_float():
    how = rnd.randrange(5)
    if how == 0:
        return from_bits(rnd.getrandbits(64))
    if how == 1:
        return rnd.randrange(-10**6, 10**6) / 10 ** rnd.randrange(7)
    if how == 2:
        return rnd.randrange(-(2**20), 2**20) / 2 ** rnd.randrange(20)
    if how == 3:
        return rnd.uniform(-10, 10) * 10.0 ** rnd.randrange(-20, 25)
    return float(rnd.getrandbits(rnd.randrange(1, 70)))


def random_text(alphabet, longest):
    return "".join(rnd.choice(alphabet) for _ in range(rnd.randrange(longest + 1)))


INF, NAN = float("inf"), float("nan")
FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, 0.1, 0.125, 123.456, -1234567.891, 1e15, 1e16, 9999999999999998.0,
          1e17, 1e22, 1e23, 1e-4, 0.00012345, 1e-5, 9.9999e-5, 999999.5, 0.999999, 5e-324, 2.2250738585072014e-308,
          1.7976931348623157e308, 12345678901234567890.0, INF, -INF, NAN, 0.045, 1.005, -0.0004, 99.995]

# ---- floats

for x in FLOATS + [2.0**k for k in [*range(-1074, 1024, 19), *range(-30, -18)]] + [10.0**k for k in range(-320, 309, 13)]:
    case("float_repr", bits(x), esc(repr(x)))
for _ in range(250):
    x = random_float()
    case("float_repr", bits(x), esc(repr(x)))

PARSE = ["", " ", "1", " 1 ", "+1", "-1", "--1", "+-1", "1.", ".1", ".", "1e5", "1e", "1e+", "e5", ".e5", "1.e5",
         "1E-5", "1_000", "1__0", "_1", "1_", "1_.5", "1._5", "1.5_5", "1_e5", "1e_5", "1e5_0", "1e1_", "inf", "-INF",
         "+Infinity", "infinit", "nan", "-nan", "+NaN", "nan1", "in_f", "0x10", "1e400", "-1e400", "1e-400", "1 2",
         "\t\n\v\f\r1.5\t", "\x1c1", "\x1c1\xa0", "\u20001\u3000", "\x851", "\u0661\u0662.\u0663", "\uff11e\uff12",
         "1\0", "1\u00e9", "\u00bd", "\u00b2", "1,5", "1d5", "1f", "+ 1", "- 1", "0" * 50 + "1", "1" * 400, "0." + "0" * 400 + "1",
         "9007199254740993", "9007199254740992.99999", "2.2250738585072011e-308", "1.7976931348623158e308",
         "1.7976931348623159e308", "4.9e-324", "2.4703282292062328e-324", "2.4703282292062327e-324", "\u06f1_\u06f2"]
# Halfway between two candidates of 16 or 17 digits.
for m in range(2, 26):
    for _ in range(5):
        k = rnd.randrange(10**16 // 5**m, 10**18 // 5**m + 1) | 1
        case("float_repr", bits(k / 2**m), esc(repr(k / 2**m)))

for text in PARSE + [random_text("0123.e-+_ ni", 7) for _ in range(200)]:
    try:
        case("float_parse", esc(text), bits(float(text)))
    except ValueError:
        case("float_parse", esc(text), "-")

for x in FLOATS + [random_float() for _ in range(50)]:
    case("float_hex", bits(x), esc(x.hex()))
    if x - x == 0:
        n, d = x.as_integer_ratio()
        if n.bit_length() + d.bit_length() < 120:
            case("float_ratio", bits(x), "%x" % n, "%x" % d)
        if abs(x) < 1e40:
            case("float_int", bits(x), "%x" % int(x), "%x" % round(x))


def fromhex(text):
    try:
        return bits(float.fromhex(text))
    except OverflowError:
        return "overflow"
    except ValueError:
        return "-"


FROMHEX = ["", "0x", "0x.", "1", "0x1p0", "0X1P+3", "-0x1.8p1", " 0x1 ", "0x1p", "0x1p+", "inf", "-Infinity", "nan", "+nan",
           "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7p1023", "0x1p1024", "0x1p-1074", "0x1p-1075", "0x1.8p-1075",
           "0x1.0000000000001p-1075", "0x3p-1075", "0x1p-1076", "0x0p99999999999999999999", "0x1p99999999999999999999",
           "0x1p-99999999999999999999", "0x" + "1" * 40, "0x0." + "0" * 300 + "1", "0x1" + "0" * 300, "0x1.00000000000008",
           "0x1.000000000000080000000000001", "0x1.00000000000018", "0x1_0", "0x1.2.3", "1.5", ".8", "8.", "0xg", "p5",
           "0x0.0000000000000000000000000000000fp-1000", "0x1p\u0661", "--1", "+ 1", "0x1 p1"]
for text in FROMHEX + ["0x%x.%xp%d" % (rnd.getrandbits(rnd.randrange(1, 90)), rnd.getrandbits(60), rnd.randrange(-1150, 1030))
                       for _ in range(80)]:
    case("float_fromhex", esc(text), fromhex(text))

for x in FLOATS + [random_float() for _ in range(150)] + [2675.0, 25.0, 35.0, 1e23, 5e22, 15e15, 250.0, 50.0, 49.99, 50.01]:
    for n in {rnd.randrange(-4, 6), rnd.choice([-2, 2, rnd.randrange(-30, 30)]), rnd.choice([-310, -308, -307, 307, 323, 324, 10**9])}:
        try:
            case("float_round", bits(x), str(n), bits(round(x, n)))
        except OverflowError:
            case("float_round", bits(x), str(n), "overflow")

# ---- ints

INT_PARSE = ["", " ", "0", "-0", "00", "01", "0x", "0x1f", "0X_1F", "0x__1", "0_x1", "0b102", "0b1", "0o17", "0o8", "1_000",
             "_1", "1_", "1__0", "0_0", "0_1", "z", "10", " 10\t", "\x1c10", "\xa010", "\u0661\u0662", "\uff10x1", "+5", "-5",
             "+-5", "+ 5", "5 5", "1.5", "1e5", "1\0", "\u00b2", "9" * 18, "9" * 19, "9" * 30, "-" + "9" * 18, "-9223372036854775808",
             "0b", "0o", "0xg", "12\u00e9"]
for text in INT_PARSE + [random_text("0011xXob_ -+1a9z", 7) for _ in range(150)]:
    for base in (10, 0, rnd.choice([2, 16]), rnd.choice([3, 7, 8, 35, 36])):
        try:
            case("int_parse", esc(text), str(base), "%x" % int(text, base))
        except ValueError as error:
            assert str(error).startswith("invalid literal")
            case("int_parse", esc(text), str(base), "-")


def to_float(n):
    try:
        return bits(float(n))
    except OverflowError:
        return "overflow"


BIG = [0, 1, -1, 2**53 + 1, 2**53 + 3, 2**54 + 2, 2**63 - 1, -(2**63), 2**63, 2**64 - 1, 2**64, 2**128 - 1, 2**1024 - 2**970,
       2**1024 - 2**970 - 1, 2**1024 - 2**969, 2**1023, -(2**1024), 10**100, 10**309, 2**119 + 2**66, 2**119 + 2**66 + 1]
BIG += [rnd.getrandbits(k) for k in (60, 64, 65, 70, 100, 127, 128, 129, 180, 300, 700, 1000, 1023, 1024)]
for _ in range(60):
    base = rnd.getrandbits(53) | 1 << 53
    shift = rnd.randrange(2, 200)
    BIG.append((base << shift) + (1 << shift - 1) + rnd.choice([0, 0, 1, -1]))
for n in BIG:
    case("int_float", "%x" % n, to_float(n))
for n in BIG[:25]:
    case("int_str", "%x" % n, str(n))

# ---- format()

OBJECTS = {
    "s": "abc", "S": "h\u00e9llo w\u00f6rld \U0001f600", "E": "",
    "i": 1234567, "j": -42, "k": 0, "B": 10**25, "C": -(2**70) - 12345, "c": 233,
    "b": True,
    "f": 1234567.891, "g": -0.000123456789, "h": 2.5, "z": -0.0, "Z": -0.0001, "I": INF, "N": NAN, "H": 1e22, "l": 12345.678901234567,
    "x": 1 + 2j, "y": -0.5 - 1e20j, "w": 0j + 3, "v": 2.5j, "u": complex(-0.0, -0.0), "t": complex(NAN, INF),
}
for name, value in OBJECTS.items():
    if isinstance(value, (int, float)):
        kind = "F" if isinstance(value, float) else "I"
        case("object", name, kind, bits(value) if kind == "F" else "%x" % value, type(value).__name__)
    elif isinstance(value, complex):
        case("object", name, "X", bits(value.real), bits(value.imag), "complex")
    else:
        case("object", name, "S", esc(value), "str")

SPECS = ["", "d", "n", "c", "x", "X", "#x", "#X", "b", "#b", "o", "#o", ",", "_", ",d", "_d", "_x", "#_b", "_X", ",x", "_n", ",n", "10",
         "<10", ">10", "^10", "=10", "*^11", "010", "+", "-", " ", "+010", " 010,", "015,", "016,", "017,", "#018_x", "030_d", "_^+20,d",
         "e", "E", "f", "F", "g", "G", "%", ".0f", ".1f", ".2f", ".3f", ".0e", ".1e", ".10e", ".0g", ".1g", ".3g", ".17g", ".20f", ".30g",
         "#.0f", "#.0e", "#.0g", "#g", "#.3g", "#", "z", "z.1f", "zg", "z.0%", "#.0%", ".2%", ".0%", "+.2f", " .3e", "010.2f", "+012.1f",
         ",.2f", "020,.2f", "_.3f", "<15.2f", "^15.2f", ">15.2f", "=15.2f", "x=15.2f", ".1", ".3", ".10", ".17", ".0", "#.3", ".5n", "12n",
         ".,", "._", ".,f", "._e", ".10_f", ".8,f", "030,.7_f", ".3,%", "020.,g", ".,n", "._n", ".,d", "._x", ".2_s", "s", ".2", ".0s", ".10s",
         "*<8", "\u00e9^9", "\U0001f600>7.2", "0<8", "08", "=8", "y", "\x01", "\u00e9", "\x7f", ",\x01", ",s", "_s", ",_", "_,", ",,", "..", ".",
         "5.", "xyz", "0x", "zz", "99999999999999999999", ".99999999999999999999", "\u0663d", "05c", "<5c", "^6c", "=6c", "+c", "#c", "zc", ".2c",
         ",c", "j", "J", ".90f", ".60e", "}", "<", "<<", "<<5", "=", "==6", "+-", "-+5", "#0", "0#5", "00005", "1_000", "z+", "+z#010,.3f"]


def format_case(spec, names):
    """One line for a specifier: objects with equal outcome share a field, the type's name is `@`."""
    outcomes = {}
    for name in names:
        value = OBJECTS[name]
        shown = outcome(lambda: format(value, spec)).replace("of type '%s'" % type(value).__name__, "of type '@'")
        outcomes.setdefault(shown, []).append(name)
    if max(map(len, outcomes)) < 90:
        case("format", esc(spec), *("".join(names) + shown for shown, names in outcomes.items()))


for spec in SPECS:
    format_case(spec, OBJECTS)
for _ in range(420):
    spec = random_text("<>^=+- z#0", 3) + random_text("01234", 2) + random_text(",_", 1) + random_text(".,_0123", 3) + random_text("sdnxXbcoeEfFgG%q", 1)
    format_case(spec, rnd.sample(list(OBJECTS), 3))
for _ in range(300):
    x = random_float()
    spec = rnd.choice(["", "", "#", "+", "012", "z"]) + rnd.choice(["", ",", "_"]) + rnd.choice(["", ".%d" % rnd.randrange(25)]) + rnd.choice(["", *"eEfgG%n"])
    shown = outcome(lambda: format(x, spec))
    if len(shown) < 80:
        case("format_float", bits(x), spec, shown)
# Ties: exact halves at the last place.
for _ in range(100):
    places = rnd.randrange(4)
    x = rnd.randrange(20000) / 2 ** (places + 1)
    for spec in (".%df" % places, ".%de" % rnd.randrange(5), ".%dg" % rnd.randrange(1, 6)):
        case("format_float", bits(x), spec, outcome(lambda: format(x, spec)))

# ---- %

NUMBERS = "dixXoueEfFgGsrac"
for name, value in OBJECTS.items():
    if isinstance(value, (bool, complex)):
        continue
    for conversion in NUMBERS:
        is_text = conversion in "srac"
        if isinstance(value, str) != is_text or conversion == "c" and len(value) != 1:
            continue
        if isinstance(value, float) and conversion in "dixXou" or isinstance(value, int) and conversion in "eEfFgG":
            continue
        for flags in rnd.sample(["", "-", "+", " ", "#", "0", "-0", "+0", "#0", "+#0", "-#", " 0", "+ "], 7):
            size = rnd.choice(["", "", "5", "12", "20", ".0", ".2", ".9", "9.3", "15.12", "40.30", "h", "3l"])
            fmt = "%" + flags + size + conversion
            case("percent", name, fmt, outcome(lambda: fmt % (value,)))

# Whole format strings; the arguments are 42 as often as wanted, and a mapping that has every key.


class Args(dict):
    def __missing__(self, key):
        return 42


PERCENT = ["%y", "%\u00e9", "%\x01", "%\x7f", "%~", "%(a", "%(a)", "%", "%5", "%.", "%.5", "%(a)%", "%5%", "%%%5%", "%l", "%ld", "%lld", "%hd",
           "%((a))d", "%(a)(b)d", "a%%b%%", "%-+ #05.3d|", "%99999999999999999999d", "%.99999999999d", "%.2147483648d", "%.2147483646d",
           "\u00e9\u00e9%y", "%(k\u00e9y)d\u00e9%q", "%.-5d", "%5 d", "% 5d", "%(a)5.3x", "%x%o%d", "%c"]
for fmt in PERCENT + [random_text("%%%%()ab.05-+# dxosl", 8) for _ in range(300)]:
    n = 0
    while True:
        has_key = "%(" in fmt.replace("%%", "")
        arguments = Args() if has_key else (42,) * n
        try:
            shown = "=" + esc(fmt % arguments)
        except TypeError as error:
            if "not enough" in str(error) and not has_key:
                n += 1
                continue
            shown = "!T" + str(error)
        except Exception as error:
            shown = "!" + type(error).__name__[0] + esc(str(error))
        break
    if not shown.startswith("!T"):
        case("percent_string", esc(fmt), shown)

# ---- str.format


def pieces(template):
    parts = []
    try:
        for literal, name, spec, conversion in _string.formatter_parser(template):
            parts.append("L" + literal)
            if name is not None:
                parts.append("N" + name)
                parts.append("C" + (conversion or ""))
                parts.append("S" + spec)
    except ValueError as error:
        parts.append("!" + str(error))
    return parts


def steps(name):
    parts = []
    try:
        first, rest = _string.formatter_field_name_split(name)
        parts.append(repr(first) if isinstance(first, int) else "K" + first)
        for is_attribute, key in rest:
            parts.append(("." if is_attribute else "[") + str(key))
    except ValueError as error:
        parts.append("!" + str(error))
    return parts


TEMPLATES = ["", "a", "{}", "{{}}", "{{{}}}", "a{0}b{1!r:>5}c", "{a.b[c].d!s:{w}.{p}}", "{", "}", "a}b", "}}{{", "{0", "{0!", "{0!r", "{0!}",
             "{0!rx}", "{0!r:x}", "{!", "{:", "{:{", "{:{}", "{:{}}", "{:}}", "{0[}", "{0[]}", "{0[a]b}", "{a[}]}", "{a[:]!r}", "{0{}}", "{\u00e9:\u00e9}",
             "{0!\u00e9}", "{a[b}c]:d}", "{0!!}", "{0:!r}", "{0!r}}", "{a]}", "{]a}"]
for template in TEMPLATES + [random_text("{{{}}}}[]!:r.0ab", 9) for _ in range(300)]:
    case("template", esc(template), *map(esc, pieces(template)))
NAMES = ["", "a", "0", "00", "-1", "a.b", "a[0]", "0[x].y[1]", "a.", "a[", "a[]", "a[0]b", ".a", "[0]", "a..b", "a[b.c].d", "\u0663", "a[\u0663]", "a[-1]",
         "a[ 1]", "99999999999999999999", "a[99999999999999999999]", "9223372036854775807", "9223372036854775808", "a]", "a[[]", "a[0][1]"]
for name in NAMES + [random_text("a0.[]]1", 7) for _ in range(150)]:
    case("field_name", esc(name), *map(esc, steps(name)))


class Anything:
    def __getitem__(self, key):
        return self

    def __getattr__(self, name):
        return self

    def __format__(self, spec):
        return "<" + spec + ">"

    def __str__(self):
        return "s"

    def __repr__(self):
        return "r"


class Everything(dict):
    def __missing__(self, key):
        return Anything()


NUMBERED = ["{}{}", "{0}{1}", "{}{0}", "{0}{}", "{}{a}{}", "{:{}}{}", "{:{0}}", "{0:{}}", "{:{:{}}}", "{:{{}}}", "{!r:{!s}}", "{!x}", "{!\u00e9}", "{! }",
            "{.a}{[0]}{0}", "{a.}{", "{a[}{]}"]
for template in NUMBERED + [random_text("{{{}}}!:r.0a", 10) for _ in range(300)]:
    case("str_format", esc(template), outcome(lambda: template.format(*[Anything()] * 20, **{"a": Anything(), "r": Anything()})))

# ---- quoting and characters

STRINGS = ["", "a", "'", '"', "'\"", "\\", "\n\r\t\0\x1b\x7f", "\xe9\xa0\xad\xff", "\u0378\u200b\u2028\u3000", "\U0001f600\U000e0001\U0010ffff",
           "\ud800a\udfff", "\u0300", "it's", 'say "hi"']
for text in STRINGS + ["".join(chr(rnd.choice([rnd.randrange(128), rnd.randrange(0x3000), rnd.randrange(0x110000)])) for _ in range(rnd.randrange(8)))
                       for _ in range(120)]:
    case("quote", esc(text), esc(repr(text)), esc(ascii(text)))
for data in [b"", b"'", b'"', b"'\"", b"\\", bytes(range(256)), rnd.randbytes(40)]:
    case("quote_bytes", data.hex(), esc(repr(data)))


def runs(test):
    """Where a property of characters changes, from false at 0, as differences."""
    changes, last, value = [], 0, False
    for code in range(sys.maxunicode + 1):
        if test(chr(code)) != value:
            changes.append("%x" % (code - last))
            last, value = code, not value
    return ",".join(changes)


case("printable", runs(str.isprintable))
case("whitespace", runs(str.isspace))
case("decimal", *("%x=%d" % (c, unicodedata.decimal(chr(c))) for c in range(sys.maxunicode + 1) if chr(c).isdecimal()))

with open("text_cases.txt", "w", encoding="ascii", newline="\n") as file:
    file.write("\n".join(out) + "\n")
print(len(out), "cases")
