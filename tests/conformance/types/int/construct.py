# What int() takes: numbers, text in all bases, objects with the conversion methods.

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

class Index:
    def __index__(self):
        return 7

class Both:
    def __int__(self):
        return 3

    def __index__(self):
        return 4

class Wrong:
    def __int__(self):
        return "three"

class WrongIndex:
    def __index__(self):
        return 1.0

class Trunc:
    def __trunc__(self):
        return 9

class Sub(int):
    pass

class GivesSub:
    def __int__(self):
        return True

shows("""
int()
int(3.99), int(-3.99), int(1e20)
int("  12\\n"), int("-0"), int("+7"), int("1_000")
int("0b101", 0), int("0o17", 0), int("0xFf", 0), int("-0x10", 16), int("z", 36)
int("0_1", 8), int("0x_f", 16), int("00", 0)
int("1__0")
int("_1")
int("1_")
int("01", 0)
int("0x", 16)
int("")
int(" ")
int("1 2")
int("12", 1)
int("12", 37)
int("12", -1)
int("2", 2)
int("1.5")
int("١٢٣"), int("९")
int("½")
int(b"12"), int(bytearray(b"-5")), int(b"ff", 16)
int(memoryview(b"77"))
int(b"1x")
int(b"1\\x00")
int("1\\x00")
int(12, 10)
int(base=10)
int("1", base=2), int("11", base=Index())
int("1", 2.0)
int(x="1")
int("1", 2, 3)
int(None)
int([])
int(1j)
int(float("nan"))
int(float("inf"))
int(float("-inf"))
int(Index()), int(Both())
int(Wrong())
int(WrongIndex())
int(Trunc())
int("\\ud800")
type(int(Sub(5))), type(int(True)), type(Sub("5"))
Sub("77", 8), Sub(2.5)
""")
import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    print(int(GivesSub()), type(int(GivesSub())))
    print([str(w.message) for w in seen])
