# Integer literals: bases, underscores, and what is refused.
print(0, 00, 0_0, 1_000_000, 0x_ff, 0X_Ff, 0o_17, 0O17, 0b_101, 0B1_1)
print(0xDEAD_BEEF, 0b1111_0000, 0o7_7_7, 10**20, 123456789012345678901234567890)
print(type(0x0), type(1_0), -0, +0, ~0, -1_0)


def compiles(text):
    try:
        print(repr(text), "->", eval(compile(text, "<s>", "eval")))
    except NameError as e:
        print(repr(text), "->", e)
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, e.msg, e.lineno, e.offset, e.end_offset, repr(e.text))


for text in ["012", "0_7", "1__0", "1_", "_1", "0x", "0x_", "0xg", "0b2", "0b", "0b12", "0o8", "0o", "0o18",
             "0_0_0", "00_1", "09.5", "09", "0777", "0e0", "09j", "1_000j", "1a", "1_a", "0b1a", "0o1a", "12abc", "5in [5]", "1or 2", "0xf or 1", "1.e1", "0b1_",
             "0x1_", "0o1__1", "1 if 1else 0", "1e", "1e+", "1e5_", "1._5", "1_.5", "1e_5", "1.5_5e1_0", "\u0661"]:
    compiles(text)
