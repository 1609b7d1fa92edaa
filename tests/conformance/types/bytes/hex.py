# hex and fromhex.

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
b"\\x00\\xff\\x10".hex(), b"".hex(), b"\\x01\\x02\\x03\\x04\\x05".hex(":"), b"\\x01\\x02\\x03\\x04\\x05".hex("-", 2), b"\\x01\\x02\\x03\\x04\\x05".hex("-", -2), b"\\x01\\x02".hex(b" "), b"\\x01\\x02\\x03".hex(sep=".", bytes_per_sep=1), b"\\x01\\x02".hex(":", 0), b"ab".hex(":", 100)
b"ab".hex("")
b"ab".hex("ab")
b"ab".hex("é")
b"ab".hex(1)
b"ab".hex(None)
b"ab".hex(":", "1")
b"ab".hex(":", 2**70)
b"ab".hex(bytes_per_sep=2)
bytes.fromhex("00ff 10"), bytes.fromhex(""), bytes.fromhex(" \\n\\t0A0b "), bytearray.fromhex("abcd"), bytes.fromhex(b"0102"), bytes.fromhex(bytearray(b"03 04"))
bytes.fromhex("0")
bytes.fromhex("0 1")
bytes.fromhex("zz")
bytes.fromhex("00 0g")
bytes.fromhex("00é0")
bytes.fromhex("００")
bytes.fromhex("\\ud800")
bytes.fromhex(b"0")
bytes.fromhex(b"0\\xff")
bytes.fromhex(5)
bytes.fromhex(None)
bytes.fromhex()
bytearray.fromhex("0x")
memoryview(b"\\x01\\x02\\x03").hex(), memoryview(b"\\x01\\x02\\x03").hex("-"), memoryview(b"abcd")[::2].hex(":"), bytearray(b"ab").hex("_")
memoryview(b"ab").hex("xy")
""")
class Sub(bytes):
    def __new__(cls, value):
        return super().__new__(cls, value + b"!")

class SubA(bytearray):
    def __init__(self, value):
        super().__init__(value + b"?")

print(Sub.fromhex("41"), type(Sub.fromhex("41")), SubA.fromhex("42"), type(SubA.fromhex("42")))
