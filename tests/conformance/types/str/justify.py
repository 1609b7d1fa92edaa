# center, ljust, rjust, zfill.

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

class I:
    def __index__(self):
        return 6

shows("""
"ab".center(5), "ab".center(6), "abc".center(6), "abc".center(4), "a".center(4), "ab".center(5, "*"), "ab".center(1), "ab".center(-5), "é".center(4, "😀"), "".center(3, "-")
"ab".ljust(5), "ab".ljust(5, "."), "ab".rjust(5), "ab".rjust(5, "."), "ab".ljust(I(), "x"), "ab".ljust(2), "é".rjust(3, "€")
"ab".center(5, "")
"ab".center(5, "ab")
"ab".center(5, 1)
"ab".center(5, b"x")
"ab".center(5, None)
"ab".center("5")
"ab".center(5.0)
"ab".center()
"ab".ljust(width=5)
"ab".ljust(2**70)
"ab".rjust(5, "x", "y")
"42".zfill(5), "-42".zfill(5), "+42".zfill(5), "--4".zfill(5), "".zfill(3), "-".zfill(3), "abc".zfill(2), "é".zfill(3), "１".zfill(3), "+é".zfill(4)
"1".zfill("2")
"1".zfill(1.0)
"1".zfill()
"1".zfill(2**64)
"ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "ab" * True, "" * 10**18, "ab" * I(), "é" * 3, "😀" * 2
"ab" * 1.0
"ab" * "c"
"ab" * None
"ab" * 2**70
"a" + 1
"a" + None
"a" + b"b"
1 + "a"
"a" - "b"
"a".__add__(1)
"a".__mul__("b")
"a".__rmul__(3), "a".__mul__(2)
""")
