# bit_length, bit_count, as_integer_ratio, conjugate, is_integer, to_bytes, from_bytes.

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

class Sub(int):
    def __new__(cls, value=0):
        self = super().__new__(cls, value)
        self.made = True
        return self

shows("""
[n.bit_length() for n in (0, 1, -1, 255, -256, 2**63, -2**63, 2**64 - 1, 2**200)]
[n.bit_count() for n in (0, 1, -1, 255, -256, 2**63, -2**63, 2**64 - 1, 2**200 - 1)]
(5).as_integer_ratio(), True.as_integer_ratio(), (-2**70).as_integer_ratio()
(5).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator, (5).is_integer()
(258).to_bytes(2), (258).to_bytes(2, "little"), (258).to_bytes(length=3, byteorder="big"), (0).to_bytes()
(-1).to_bytes(2, signed=True), (-129).to_bytes(2, "little", signed=True), (0).to_bytes(0)
(256).to_bytes()
(1).to_bytes(0)
(-1).to_bytes(1)
(128).to_bytes(1, signed=True)
(-129).to_bytes(1, signed=True)
(127).to_bytes(1, signed=True), (-128).to_bytes(1, signed=True)
(1).to_bytes(-1)
(1).to_bytes(1, "middle")
(1).to_bytes(1, 5)
(1).to_bytes("1")
(1).to_bytes(1, "big", True)
(1).to_bytes(2**70)
(2**100).to_bytes(13), (-2**100).to_bytes(13, "little", signed=True)
int.from_bytes(b""), int.from_bytes(b"\\x01\\x02"), int.from_bytes(b"\\x01\\x02", "little")
int.from_bytes(b"\\xff\\xfe", signed=True), int.from_bytes(b"\\x80" + bytes(15), "big", signed=True)
int.from_bytes([1, 2, 3]), int.from_bytes((255, 0), "little"), int.from_bytes(range(4)), int.from_bytes(bytearray(b"a"))
int.from_bytes("ab")
int.from_bytes(5)
int.from_bytes([256])
int.from_bytes([None])
int.from_bytes(b"a", "x")
int.from_bytes()
int.from_bytes(bytes=b"a", byteorder="big")
int.from_bytes(memoryview(b"\\x00\\x10"))
Sub.from_bytes(b"\\x05"), type(Sub.from_bytes(b"\\x05")), Sub.from_bytes(b"\\x05").made
type(bool.from_bytes(b"\\x00")), bool.from_bytes(b"\\x07")
(5).real.__class__, type(Sub(5).real), type(Sub(5).conjugate()), type(Sub(5).numerator), type(True.real)
(5).bit_length(1)
(5).real(1)
int.bit_length("a")
int.bit_length()
(5).__trunc__(), (5).__floor__(), (5).__ceil__(), (5).__index__(), (5).__int__(), (5).__float__(), (5).__bool__()
(5).__getnewargs__(), Sub(5).__getnewargs__(), (5).__sizeof__() > 0
(5).foo
""")
try:
    (5).real = 1
except AttributeError as error:
    print(error)
try:
    (5).x = 1
except AttributeError as error:
    print(error)
