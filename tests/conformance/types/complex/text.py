# repr and format specifications of complex numbers.

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

inf = float("inf")
nan = float("nan")
shows("""
1j, 1+2j, 1-2j, -1j, -(1j), complex(0.0, -1), complex(-0.0, 1), complex(-0.0, -0.0), 0j, -0j, complex(1, -0.0)
complex(inf, nan), complex(nan, -inf), complex(0, inf), complex(-0.0, nan), 1e100j, 1e16+1e-5j, 0.1+0.2j
str(1+2j), repr([1j]), f"{1+2j}", f"{1j}", "%s" % (1-1j)
f"{1+2j:f}|{1+2j:.2f}|{1+2j:e}|{1+2j:g}|{1+2j:.3}|{1+2j:+.1f}|{1+2j: .1f}|{1-2j:+}|{1+2j:n}"
f"{1+2j:20}|{1+2j:<20}|{1+2j:^20}|{1+2j:*>20.1f}|{1j:10}|{1j:f}|{-1j:.1f}"
f"{12345.678+9876543.21j:,}|{12345.678+9876543.21j:,.2f}|{12345.678+9876543.21j:_.1f}|{1+2j:#.0f}|{1+2j:#g}"
f"{complex(inf, nan):f}|{complex(inf, -inf):F}|{complex(nan, nan):G}|{complex(-0.0, -0.0):.1f}|{complex(-0.0, -0.0):z.1f}|{complex(-0.0, -0.0)}"
f"{1+2j:05}"
f"{1+2j:=20}"
f"{1+2j:0>20}"
f"{1+2j:%}"
f"{1+2j:d}"
f"{1+2j:s}"
f"{1+2j:c}"
f"{1+2j:x}"
f"{1+2j:,n}"
f"{1+2j:.}"
f"{1e16+1j}|{1e16+1j:}|{1e5j:g}|{1e6j:g}|{1.0+1e-7j:.3}"
"%f" % 1j
"%d" % 1j
"%c" % 1j
(1+2j).__format__(""), format(1+2j, ".1f")
(1+2j).__format__(1)
""")
