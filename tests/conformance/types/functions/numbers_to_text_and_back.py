# int, float, complex, bool, bin, oct, hex, chr, ord, divmod, pow, round, abs on odd objects.

def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


class I:
    def __index__(self):
        return 42


class Int:
    def __int__(self):
        return 7


class BadInt:
    def __int__(self):
        return "7"

    def __float__(self):
        return 7

    def __index__(self):
        return 1.5

    def __complex__(self):
        return 1.0

    def __abs__(self):
        return "abs"

    def __round__(self, n=None):
        return ("round", n)

    def __divmod__(self, other):
        return "divmod"

    def __rdivmod__(self, other):
        return "rdivmod"

    def __pow__(self, other, mod=None):
        return ("pow", other, mod)

    def __rpow__(self, other, mod=None):
        return ("rpow", other, mod)

    def __bool__(self):
        return 1


for text in ("int(I())", "int(Int())", "int(BadInt())", "float(I())", "float(Int())", "float(BadInt())", "complex(I())", "complex(BadInt())", "bool(BadInt())", "bin(I())", "hex(I())", "oct(BadInt())", "bin(1.0)", "bin('a')", "hex(Int())", "chr(I())", "chr(Int())", "chr(-1)", "chr(0x110000)", "chr(10**20)", "chr('a')", "ord('ab')", "ord('')", "ord(b'a')", "ord(bytearray(b'ab'))", "ord(5)", "ord(None)",
             "divmod(7, -2)", "divmod(-7.5, 2)", "divmod(1, 0)", "divmod(1.0, 0)", "divmod(BadInt(), 1)", "divmod(1, BadInt())", "divmod('a', 1)", "divmod(1)", "divmod(1j, 1)", "pow(2, 10)", "pow(2, -1)", "pow(2, -1, 7)", "pow(2, -1, 4)", "pow(2, 3, 0)", "pow(2, 3, -5)", "pow(2.0, 3, 5)", "pow(BadInt(), 1, 2)", "pow(1, BadInt())", "pow(1, BadInt(), 3)", "pow(base=2, exp=3, mod=5)", "pow(2)", "pow('a', 2)", "pow(0, -1)", "pow(0.0, -1)", "pow(-8, 1/3)", "pow(2, 1j)",
             "round(2.5)", "round(3.5)", "round(-2.5)", "round(2.567, 2)", "round(1234, -2)", "round(1250, -2)", "round(1350, -2)", "round(1.5, None)", "round(1, None)", "round(2.5, 0)", "round(BadInt())", "round(BadInt(), 2)", "round('a')", "round()", "round(1.5, 'a')", "round(1.5, 1.0)", "round(float('nan'))", "round(float('inf'))", "round(float('inf'), 2)", "round(1.5, I())", "round(number=1.5, ndigits=0)", "round(1e308, -308)", "round(5, 10**20)", "round(True)", "abs(-5)", "abs(-5.5)", "abs(3+4j)", "abs(BadInt())", "abs('a')", "abs(True)", "abs(float('-inf'))", "abs()", "abs(-0.0)",
             "int('12', 5)", "int('z', 36)", "int('12', 1)", "int('12', 37)", "int(12, 5)", "int('0x1f', 16)", "int('0x1f', 0)", "int('010', 0)", "int('0_1', 0)", "int('1__0')", "int('_1')", "int(' 12 ')", "int('\u0661\u0662')", "int('')", "int('1.5')", "int(b'12')", "int(bytearray(b'1'), 2)", "int('1', base=I())", "int(x='1')", "int(base=2)", "int(1e20)", "int(float('nan'))", "int(float('inf'))", "int(None)", "int([])", "int('-0b11', 2)", "int('+ 1')", "int('9' * 30)", "float('1_0.5')", "float('1__0')", "float('nan')", "float(' -inf ')", "float('infinity1')", "float('1e400')", "float('1e-400')", "float('\u0661.5')", "float('')", "float(b'1.5')", "float(10**400)", "float('0x1p3')", "float([])", "complex('1+2j')", "complex(' 1 ')", "complex('1 + 2j')", "complex('j')", "complex('(1+j)')", "complex('1', 2)", "complex(1, '2')", "complex('')", "complex(None)", "complex(real=1, imag=2)", "complex('nan-infj')"):
    attempt(text)
