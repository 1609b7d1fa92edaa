# What bytes() and bytearray() take.

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

class B:
    def __bytes__(self):
        return b"from bytes"

class I:
    def __index__(self):
        return 3

class Both:
    def __bytes__(self):
        return b"bytes"

    def __index__(self):
        return 3

class Bad:
    def __bytes__(self):
        return "str"

class Sub(bytes):
    pass

class GivesSub:
    def __bytes__(self):
        return Sub(b"s")

class Items:
    def __getitem__(self, n):
        if n == 3:
            raise IndexError
        return n

class StrB(str):
    def __bytes__(self):
        return b"strb"

class NoneBytes:
    __bytes__ = None

class BadIndex:
    def __index__(self):
        raise ZeroDivisionError("index")

class Typed:
    def __index__(self):
        raise TypeError("typed")

    def __iter__(self):
        return iter([1, 2])

for kind in (bytes, bytearray):
    print(kind)
    shows("""
kind(), kind(3), kind(0), kind(True), kind([1, 2, 255]), kind((I(), 1)), kind(range(3)), kind("é", "utf-8"), kind("é", "ascii", "ignore"), kind("é", errors="strict", encoding="latin-1"), kind(source=b"x"), kind(Items()), kind({5: 1}), kind(x for x in [65])
kind(B()), kind(I()), kind(Both()), kind(GivesSub()), kind(memoryview(b"ab")[::-1]), kind(bytearray(b"q")), kind(Typed())
kind(-1)
kind(2**70)
kind(1.5)
kind("a")
kind(None)
kind([256])
kind([-1])
kind(["a"])
kind([1.5])
kind([2**70])
kind(b"a", "ascii")
kind("a", 5)
kind("a", "ascii", 5)
kind(5, errors="strict")
kind(encoding="ascii")
kind("é", "ascii")
kind(1, 2, 3, 4)
kind(foo=1)
kind(Bad())
kind(StrB("x"))
kind(NoneBytes())
kind(BadIndex())
kind("a", "nonsense")
""")
print(type(bytes(GivesSub())), type(bytes(Sub(b"x"))), Sub([1]), Sub(2), type(Sub(b"a") + b"b"), type(Sub(b"a")[:]), type(Sub(b"a").strip()), type(Sub(b"a") * 1), type(Sub(b"a").replace(b"x", b"y")), type(Sub(b"a").upper()), type(Sub(b"a").split()[0]), type(b"".join([Sub(b"a")])), type(Sub.fromhex("00")))
