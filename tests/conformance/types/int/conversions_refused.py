# int(), its arguments and methods, and what they refuse.
import sys

calls = ["int('')", "int('1_000')", "int('1__0')", "int('_1')", "int(' 42\\n')", "int('0x1f')", "int('0x1f',16)", "int('0x1f',0)", "int('012',0)", "int('0',0)", "int('z',36)", "int('1',1)", "int('1',37)", "int('2',2)", "int(1,10)", "int('1',base='a')", "int(base=5)", "int(b'12')", "int(bytearray(b'7'))", "int(b'\\xff')", "int('١٢')", "int('１２')", "int(None)", "int([])", "int(1.9)", "int(-1.9)", "int(float('nan'))", "int(float('inf'))", "int(1j)", "int('1.5')", "int('1e5')", "int(x=5)", "int(1,2,3)", "int('9'*30)", "int('+ 1')", "int('--1')", "int('0b101',2)", "int('0b101',0)", "int('0o17',8)", "int('o17',8)", "int('1'*5000)", "(5).to_bytes()", "(300).to_bytes(1)", "(300).to_bytes(2,'big')", "(-1).to_bytes(2,'big')", "(-1).to_bytes(2,'big',signed=True)", "(1).to_bytes(-1)", "(1).to_bytes(2,'middle')", "(0).to_bytes(0)", "int.from_bytes(b'\\x01\\x00')", "int.from_bytes(b'\\xff\\xff',signed=True)", "int.from_bytes([1,2],'little')", "int.from_bytes('a')", "int.from_bytes(5)", "int.from_bytes([256])", "(5).bit_length(1)", "(-5).bit_count()", "(6).as_integer_ratio()", "(5).is_integer()", "(5).conjugate()", "(5).numerator", "(5).__round__(-1)", "round(15,-1)", "round(25,-1)", "round(-15,-1)", "round(5,1.5)", "pow(2,-1)", "pow(2,-1,5)", "pow(2,-1,4)", "pow(2,3,0)", "pow(2,3,1.5)", "pow(0,-1)", "1<<-1", "1>>-1", "1<<1.5", "5%0", "5//0", "5/0", "divmod(5,0)", "10**400/1", "int(10**400)/10**399", "1.5//0", "5 .real", "hash(2**61-1)", "hash(-1)", "hash(2**61)", "int.__new__(int,'7')", "int.__new__(str)", "int.__add__(1,'a')", "int.__add__(1)", "int.__add__('a',1)", "range(10**20)[-1]", "[1][10**20]", "'a'*10**20", "bin(-5)", "hex(1.5)", "oct('a')", "abs('a')", "(5).__index__()", "(1).__lt__('a')", "int.real", "(5).imag", "max(3,'a')", "sum(['a'])", "sum([[1]],[])", "1 < 'a'", "1 == '1'", "isinstance(True,int)", "True + True", "int(True)", "bool('False')"]
for c in calls:
    try:
        r = repr(eval(c))
        print(c[:40], "->", r[:80])
    except Exception as e:
        print(c[:40], "->", type(e).__name__, str(e)[:120])
big = 10**5000
for f in (lambda: str(big), lambda: repr(big), lambda: f"{big}", lambda: "%d" % big, lambda: int("1" * 4301), lambda: len(hex(big)), lambda: len(f"{big:x}")):
    try:
        print(f())
    except ValueError as e:
        print(e)
sys.set_int_max_str_digits(0)
print(len(str(big)))
for n in (100, -5, "a", 640):
    try:
        sys.set_int_max_str_digits(n)
        print("set", n)
    except (ValueError, TypeError) as e:
        print(e)
sys.set_int_max_str_digits(4300)
print(sys.get_int_max_str_digits(), sys.int_info.str_digits_check_threshold)


class I:
    def __int__(self):
        return 7

    def __index__(self):
        return 8


class T:
    def __trunc__(self):
        return 3


class B:
    def __int__(self):
        return "x"


class S:
    def __index__(self):
        return 1.5


print(int(I()), [0] * 9 == [0] * I() + [0], hex(I()))
for f in (lambda: int(T()), lambda: int(B()), lambda: int(S()), lambda: hex(S()), lambda: [1][S()]):
    try:
        print(f())
    except TypeError as e:
        print(e)
