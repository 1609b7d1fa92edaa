# Arithmetic on numbers: results, types and errors.
import warnings

warnings.simplefilter("ignore")


def show(text):
    try:
        r = eval(text)
        print(text, "->", repr(r), type(r).__name__)
    except Exception as e:
        print(text, "->", type(e).__name__, e)


for text in ["7 // 2", "-7 // 2", "7 // -2", "7 % -3", "-7 % 3", "7.5 // 2", "-7.5 % 2", "7 % 2.5", "divmod(-7, 2)", "divmod(7.5, -2)", "1 / 3", "4 / 2", "2 ** 10", "2 ** -1", "2 ** 0.5", "(-8) ** (1 / 3)", "0 ** 0", "0.0 ** 0", "0 ** -1", "0.0 ** -1", "(-1) ** 0.5", "1 << 100", "-1 >> 5", "1 << -1", "1 >> -1", "1 >> 1000", "~5", "~True", "-True", "+True", "True + True", "True / 2", "True & 1", "True | False", "True ^ True", "True << 1", "5 & 3", "-5 & 3", "-5 | 3", "5 ^ -3", "1 // 0", "1 % 0", "1 / 0", "1.0 / 0", "1.0 // 0", "1.0 % 0", "divmod(1, 0)", "divmod(1.0, 0)", "0 / 0", "1j / 0", "1j // 1", "1j % 1", "divmod(1j, 1)", "1j < 2j", "1j ** 2", "1j ** -1", "0j ** -1", "(1+2j) * (3-1j)", "abs(3+4j)", "round(2.5)", "round(3.5)", "round(-2.5)", "round(2.675, 2)", "round(1234, -2)", "round(1250, -2)", "round(1.5, None)", "round(1e300, 400)", "round(5, -400)", "round(float('nan'))", "round(float('inf'))", "int(float('inf'))", "int(float('nan'))", "int('  12  ')", "int('1_000')", "int('0x10', 16)", "int('0b11', 0)", "int('012', 0)", "int('z', 36)", "int('')", "int('1 2')", "int('--1')", "int(b'12')", "int(1e20)", "int(-1.9)", "int(None)", "int([])", "int('9' * 5000)", "float('1e400')", "float('  nan ')", "float('-Infinity')", "float('1_0.5')", "float('')", "float('x')", "float(10 ** 400)", "10 ** 400 * 1.0", "10 ** 400 / 10 ** 399", "10 ** 400 / 3", "1e308 * 10", "1e308 ** 2", "2.0 ** 1024", "10 ** 400 > 1e308", "1e308 < 10 ** 400", "2 ** 53 == 2.0 ** 53", "2 ** 53 + 1 == 2.0 ** 53", "0.1 + 0.2 == 0.3", "float('nan') == float('nan')", "pow(2, 10, 7)", "pow(3, -1, 7)", "pow(2, -1, 4)", "pow(2, 3, 0)", "pow(2, 3, -5)", "pow(2.0, 3, 5)", "pow(2, 3, 5.0)", "pow(2, -3)", "complex(1, 2)", "complex('1+2j')", "complex('1 + 2j')", "complex(1j, 1j)", "complex('a')", "complex(1, 'a')", "complex('1', 2)", "1 + None", "'1' + 1", "None * 2", "[] + 1", "1 - 'a'", "1.5 << 1", "1 | 1.5", "~1.5", "-None", "+'a'", "1 @ 2", "1 // 'a'", "'a' // 1", "'%d' % 'a'", "'a' * 1.5", "'ab' * -1", "[1] * True", "(1,) * 10 ** 20", "'a' * 10 ** 20", "5 .bit_length()", "(-5).bit_count()", "(255).to_bytes(1)", "(256).to_bytes(1)", "(-1).to_bytes(1)", "(-1).to_bytes(1, signed=True)", "int.from_bytes(b'\\x01\\x00')", "1.5.as_integer_ratio()", "float('inf').as_integer_ratio()", "1.5.hex()", "float.fromhex('0x1.8p1')", "1 .real", "1.5.is_integer()", "(2).is_integer()", "(5).numerator", "1.0.__floor__()", "(1.7).__trunc__()", "hash(1.0) == hash(1)", "hash(2 ** 61 - 1)", "hash(-1)", "hash(float('inf'))", "1 if 0.0 else 2", "5 // 2.0", "-0.0", "0.0 * -1", "1e16 + 1", "5e-324 / 2", "3 .__radd__(4)", "(3).__add__(4.0)", "(3.0).__add__(4)", "(3).__pow__(2, 5)", "(3).__divmod__('a')"]:
    show(text)
