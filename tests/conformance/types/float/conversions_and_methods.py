# float: from text and objects, as_integer_ratio, hex and fromhex, is_integer, mixed comparison, floor and ceil.
import math


def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


class F:
    def __float__(self):
        return 2.5


class I:
    def __index__(self):
        return 7


class Sub(float):
    def __new__(cls, v, tag=None):
        self = super().__new__(cls, v)
        self.tag = tag
        return self


class Bad:
    def __float__(self):
        return Sub(1.5)


for text in ("float(F())", "float(I())", "float('1_000.5')", "float('  -1.5e3\\n')", "float('1e5000')", "float('-1e-5000')", "float('0x10')", "float('.5')", "float('5.')", "float('.')", "float('+inf')", "float('-NaN')", "float('1 2')", "float(b'2.5')", "float(bytearray(b'2'))", "float(memoryview(b'3'))", "float('\u0663.\u0661')", "float(None)", "float(1j)", "float([])", "float(10**308)", "float(10**309)", "float(-10**400)", "float(2**53 + 1)", "float()", "float(1, 2)", "float(x=1)",
             "(0.5).as_integer_ratio()", "(-2.25).as_integer_ratio()", "(1e300).as_integer_ratio()[1]", "float('inf').as_integer_ratio()", "float('nan').as_integer_ratio()", "(0.0).as_integer_ratio()", "(1.5).hex()", "(-0.1).hex()", "(0.0).hex()", "float('inf').hex()", "5e-324.hex()", "float.fromhex('0x1.8p1')", "float.fromhex('-0x.1p4')", "float.fromhex('1.8')", "float.fromhex('inf')", "float.fromhex('0x1p1024')", "float.fromhex('')", "float.fromhex('zz')", "float.fromhex('0x1p-1080')", "float.fromhex(' 0X1P+3 ')", "float.fromhex(5)", "(2.0).is_integer()", "(2.5).is_integer()", "float('inf').is_integer()", "(1.5).conjugate()", "(1.5).real", "(1.5).imag",
             "1.0 == 1", "2**53 == float(2**53)", "2**53 + 1 == float(2**53)", "2**53 + 1 > float(2**53)", "10**400 > 1e308", "10**400 > float('inf')", "-10**400 < float('-inf')", "10**400 == float('inf')", "1 < float('nan')", "float('nan') != float('nan')", "0.0 == -0.0", "1.5 == '1.5'", "1.5 < '2'", "1.0 in {1}", "hash(1e20) == hash(10**20)",
             "7.5 // 2", "-7.5 // 2", "7.5 % -2", "-7.5 % 2", "7.5 % 0", "1.0 // 0", "1.0 / 0", "0.0 ** -1", "(-8.0) ** (1 / 3)", "2.0 ** 2000", "1e200 * 1e200", "float('inf') - float('inf')", "float('inf') * 0", "float('inf') % 2", "5 % float('inf')", "-5 % float('inf')", "5 // float('inf')", "-5 // float('inf')", "divmod(5.5, -2)", "-0.0 % 5", "0.0 % -5", "1e308 + 1e308", "3.0 // 0.1", "1 % 0.1", "True + 1.5", "1.5 + None", "1.5 & 1", "~1.5", "1.5 << 1", "1.5 @ 2",
             "math.floor(-1.5)", "math.ceil(-1.5)", "math.trunc(-1.5)", "math.floor(float('inf'))", "math.ceil(float('nan'))", "int(-1.9)", "int(1e25)", "math.floor(1e25)", "(1.5).__floor__()", "(2.5).__round__()", "(2.5).__round__(0)", "(1.5).__trunc__()", "(1.5).__int__()", "(1.5).__index__", "float.__getformat__('double')", "float(Sub(1.5))", "type(Sub(1.5) + 1)", "Sub(2.5, 't').tag", "type(-Sub(1.0))", "Sub(1.0).is_integer()", "Sub.fromhex('0x1p0').__class__", "float.from_number(5)", "float.from_number('5')", "1.5.__bool__()", "(1.5).__eq__(1)", "(1.5).__lt__('a')", "(1.5).__pow__(2, 3)", "round(1.5, 10**10)", "round(1e-320, 320)", "round(-1e300, -300)", "sum([0.1] * 3)", "min(0.0, -0.0)", "max(float('nan'), 1)", "sorted([2.5, 1, True, -1e9])"):
    attempt(text)
