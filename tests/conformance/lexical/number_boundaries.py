# Numbers next to other tokens, huge ones, underscores, leading zeros, and attributes of them.

def show(text):
    import warnings
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            value = eval(compile(text, "<n>", "eval"))
            print(text[:40], "->", type(value).__name__, repr(value)[:40], [str(w.message) for w in caught])
        except (SyntaxError, Exception) as error:
            print(text[:40], "->", type(error).__name__, str(error)[:90], [str(w.message) for w in caught])


for text in ("0", "00", "0_0", "000_000", "01", "0o17", "0O17", "0x_ff", "0xFf", "0b1_0", "0b", "0B1", "0o", "0o8", "0b12", "0xg", "1_000", "1__0", "1_", "_1", "0_7", "0_", "1e5", "1E+5", "1e-5", "1e", "1e_5", "1_e5", "1e5_0", "1.", ".5", "1._5", "1_.5", "1.5_5", "00.5", "09.5", "09e1", "09j", "09", "0e0", "0.0e-0", "1j", "1J", "1.5j", "1e5j", "0j", "00j", "0xj", "1_0j", "1jj", "1.j", ".j", "1.real", "1 .real", "1..real", "1.5.real", "0x1.real", "1j.imag", "1e5.real", "(1).real", "1.e5", "1.e", "1.__class__", "1 .__class__", "1or 2", "1 or2", "1if 1else 2", "0x1or 2", "0xfor 1", "1in[1]", "1and 2", "1is 1", "1not in[1]", "1e5or 2", "0b1and 1", "0o7or 1", "1jif 1else 2", "[1for x in 'a']", "1_000if 1else 0", "1lambda: 0", "1e1_0", "1e400", "-1e400", "1e-400", "5e-324", "1.7976931348623159e308", "0.1", "1" * 400, "1" * 5000, "0x" + "f" * 5000 + " > 0", "1e" + "9" * 50, "0." + "0" * 400 + "1", "1" + "0" * 400 + ".0", "1.0" + "0" * 5000, "0b" + "1" * 70, "0o" + "7" * 30, "9007199254740993", "9007199254740993.0", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "0xFFFFFFFFFFFFFFFF", "123abc", "0x1g", "1.2.3", "1.2e3.4", "1e5e5", "1 2", "1.5 2", "0777", "0o777", "1l", "1L", "1u", "1.5f", "0d10", "$1", "1$", "1\u0661", "\u0661", "1\u00b2", "- 1", "--1", "+-+1", "~1", "1--1", "1+ +1", "2**-1", "-2**2", "2**-2**2", "1if 0else-1"):
    show(text)
