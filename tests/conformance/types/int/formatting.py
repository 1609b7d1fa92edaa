# Format specifications for ints.

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

shows("""
f"{42:d}|{42:5}|{42:<5}|{42:^5}|{42:>5}|{42:05}|{-42:05}|{42:+}|{42: }|{-42:=6}|{42:*^7}"
f"{255:x}|{255:X}|{255:#x}|{255:#X}|{255:o}|{255:#o}|{255:b}|{255:#b}|{-255:#010x}|{255:_b}|{2**40:_x}"
f"{1234567:,}|{1234567:_}|{-1234567:,}|{123:,}|{1234:010,}|{1234:011,}|{1234567:015_d}|{12:06,}"
f"{65:c}|{0x20ac:c}|{65:5c}|{65:<5c}|{65:^5c}"
f"{5:n}|{5:e}|{5:f}|{5:g}|{5:%}|{5:.2f}|{5:.1%}|{123456789:g}|{123456789:,.2f}"
f"{True}|{True:d}|{True:5}|{True:x}|{True!s:>6}"
f"{10**30:,}|{10**30:x}|{10**30:e}|{-10**30:_d}"
f"{5:z}"
f"{5:.2d}"
f"{5:.2}"
f"{5:s}"
f"{5:,n}"
f"{5:,x}"
f"{5:_,}"
f"{5:,_}"
f"{5:,,}"
f"{5:+c}"
f"{-1:c}"
f"{0x110000:c}"
f"{5:#c}"
f"{5:,c}"
f"{5:05c}"
f"{5:y}"
f"{5:10 }"
f"{5:5.}"
f"{5:<<<5}"
f"{5:99999999999999999999}"
f"{5:.99999999999999999999f}"
f"{10**400:f}"
f"{10**400:e}"
format(5), format(5, ""), format(5, "3"), (5).__format__("03")
format(5, 3)
(5).__format__()
(5).__format__(None)
f"{0:#x}|{0:#b}|{-0:+}|{0:,}|{0:05}|{0:_b}"
f"{255:#_x}|{65535:#_b}|{65535:#20_b}|{65535:#024_b}"
f"{5:=+5}|{5:x=5}|{5:x<+5}|{-5:0<5}|{-5:0>5}|{-5:0^5}|{5:<05}|{5:^05}"
f"{5:é>4}|{5:😀^4}|{5:{4}}|{5:{'>'}{4}}"
""")
class Sub(int):
    def __str__(self):
        return "sub"

print(f"{Sub(5)}|{Sub(5):}|{Sub(5):d}|{Sub(5):4}|{Sub(5)!s}|{Sub(5)!r}", format(Sub(5)), "%d %s" % (Sub(5), Sub(5)))
