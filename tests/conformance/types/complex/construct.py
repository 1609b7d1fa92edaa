# What complex() takes, from numbers and from text.

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

class C:
    def __complex__(self):
        return 1 + 2j

class F:
    def __float__(self):
        return 2.5

class I:
    def __index__(self):
        return 4

class Bad:
    def __complex__(self):
        return 1.5

class Sub(complex):
    pass

shows("""
complex(), complex(1), complex(1.5, 2), complex(imag=2), complex(real=1), complex(real=1, imag=2)
complex("1"), complex("1+2j"), complex("-j"), complex("+J"), complex("1e3-2.5e-1j"), complex(" ( 1+2j ) "), complex("1_0+2_0j"), complex(".5j")
complex("inf"), complex("nan-infj"), complex("-nanj"), complex("infinityj"), complex("1-0j"), complex("-0-0j")
complex("")
complex("()")
complex("1 + 2j")
complex("1+2")
complex("1+2i")
complex("1+2jj")
complex("j1")
complex("(1+2j")
complex("1+-2j")
complex("1__0j")
complex("1\\x00")
complex("\\ud800")
complex("١+٢j")
complex("1", 2)
complex("1", "2")
complex(1, "2")
complex(b"1")
complex(None)
complex(1, None)
complex([])
complex(1, 2, 3)
complex(x=1)
complex(C()), complex(F()), complex(I())
complex(Bad())
complex(1, C())
complex(F(), I()), complex(I(), F())
type(complex(Sub(1))), Sub(1, 2), Sub("3j"), type(Sub(1) + 1), type(+Sub(1)), type(Sub(1).conjugate())
complex(10**400)
complex(1, 10**400)
complex.from_number(3), complex.from_number(C()), complex.from_number(2.5), complex.from_number(1j), type(Sub.from_number(1))
complex.from_number("3")
complex(True, False), complex(-0.0, -0.0), complex(1.0, -0.0)
""")
import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    for pair in ((1j, 2), (1, 2j), (1j, 2j), (1 + 2j, 3 + 4j)):
        print(complex(*pair))
    print([(w.category.__name__, str(w.message)) for w in seen])
