# Complex numbers with infinities, nans and signed zeros: text, arithmetic, comparison, hash, conversion.

inf, nan = float("inf"), float("nan")
values = [0j, -0j, complex(0, -0.0), complex(-0.0, 0.0), 1j, -1j, 1 + 0j, complex(inf, 1), complex(1, -inf), complex(nan, 0), complex(inf, nan), 3 + 4j, 1e200 + 1e200j]
for v in values:
    print(repr(v), str(v), bool(v), -v, +v, v.conjugate(), v.real, v.imag, v == v.real, hash(v) == hash(v.real) if v == v.real else "", end=" ")
    for f in (abs, lambda z: z * z, lambda z: z + 1, lambda z: 1 - z, lambda z: z / (1 + 1j), lambda z: z ** 2, lambda z: z ** 0.5, lambda z: z ** -1):
        try:
            print(f(v), end=" ")
        except (OverflowError, ZeroDivisionError) as error:
            print(type(error).__name__, error, end=" ")
    print()
for text in ("1j / 0", "0j ** -1", "0j ** 1j", "0j ** 0", "1j ** 1j", "2 ** 1j", "1j // 1", "1j % 1", "divmod(1j, 1)", "1j < 2j", "1j == 1", "(1 + 0j) == 1", "(1 + 0j) == True", "1j == None", "int(1j)", "float(1 + 0j)", "round(1j)", "math.floor(1j)", "complex(1j)", "complex(1, 2)", "complex(True)", "complex('1e3-2.5j')", "complex('inf+nanj')", "complex('-j')", "complex('+1')", "complex('1 j')", "complex('1+')", "complex('1+2')", "complex('++1')", "complex(b'1')", "complex(imag=2)", "format(1 + 2j, '.2f')", "format(1 + 2j, '>20')", "format(1 + 2j, 'd')", "format(1 + 2j, '=20')", "format(1 + 2j, '08')", "f'{1.5 + 2.25j:.1e}'", "f'{1j:+}'", "f'{1000+2000j:,}'", "'%s' % 1j", "'%f' % 1j", "sum([1j, 2])", "max(1j, 2j)", "sorted([1j])", "1j in [1j]", "{1j: 'a'}[1j]", "complex.from_number(5)", "complex.from_number('5')", "1j.__complex__()", "1j.__pow__(2, 3)", "pow(1j, 2, 3)", "1j.imag.is_integer()", "(1 + 2j).__getnewargs__()", "1_0.5_0j", "0_1j", "complex(10**400)", "complex(1, 10**400)", "1j * 'a'", "[1] * 1j", "abs(complex(1e308, 1e308))", "1e308j * 10", "1j + 1.5 - 2", "-1j ** 2", "(-1j) ** 2", "1j.real = 5" if False else "isinstance(1j, complex)"):
    try:
        import math
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


class C(complex):
    def __add__(self, other):
        return "own add"


class HasComplex:
    def __complex__(self):
        return 2 + 3j


class HasFloat:
    def __float__(self):
        return 1.5


c = C(1, 2)
print(c, c + 1, 1 + c, type(c * 1).__name__, type(-c).__name__, c == 1 + 2j, hash(c) == hash(1 + 2j), complex(HasComplex()), complex(HasFloat()), complex(HasFloat(), HasFloat()), type(complex(c)).__name__)
try:
    complex("1", HasComplex())
except TypeError as error:
    print(error)
