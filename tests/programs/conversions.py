# int(), float(), str(), bool(), and the conversions objects define for themselves.


class Num:
    def __init__(self, v):
        self.v = v

    def __int__(self):
        return self.v

    def __float__(self):
        return self.v + 0.5

    def __index__(self):
        return self.v

    def __bool__(self):
        return self.v > 3

    def __str__(self):
        return f"<{self.v}>"

    def __repr__(self):
        return f"Num({self.v})"


n = Num(5)
print(int(n), float(n), bool(n), bool(Num(2)), str(n), repr(n), [n], f"{n} {n!r} {n!s:>6}")
print([10, 20, 30, 40, 50, 60][n], "abcdefgh"[Num(2):n], hex(n), bin(n), oct(n), range(n), [0] * Num(3))
print(int(), float(), str(), bool(), list(), tuple(), dict(), set())
print(int(True), float(True), str(True), int("٤٢"), float("٣.٥"), int(3.99), int(-0.0))
print(str(None), str(1.0), str([1, "a", None]), str((1,)), str({"a": 1}), str(()), str(set()))
print(bool(""), bool(" "), bool(0.0), bool([]), bool([0]), bool(()), bool({}), bool(None), bool(range(0)))
print(int("11", 2), int("0o17", 8), int("0xFF", 0), int("+7"), int(str(10 ** 30)))
print(chr(65), ord("A"), chr(0x20AC), ord("😀"), chr(0x1F600))
print(list("abc"), tuple("abc"), list(range(3)), list({"x": 1, "y": 2}), tuple([1, 2]), dict([("a", 1), ("b", 2)]), dict(a=1, b=2))

for f in (lambda: int("x"), lambda: int([]), lambda: int(None), lambda: float("x"), lambda: float([]), lambda: int("9", 8),
          lambda: int("1", 1), lambda: int(1.5, 2), lambda: chr(-1), lambda: chr(0x110000), lambda: ord("ab"), lambda: ord(1),
          lambda: hex(1.5), lambda: n.__class__.__name__[1.0], lambda: list(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: "a" + 1,
          lambda: 1 + "a", lambda: [1] + (2,), lambda: len(5), lambda: range(1.5)):
    try:
        print(f())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)


class BadInt:
    def __int__(self):
        return "no"

    def __bool__(self):
        return 2

    def __str__(self):
        return 3

    def __len__(self):
        return -1


for f in (int, bool, str, len):
    try:
        print(f(BadInt()))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

total = 0
for i in range(1500):
    total += int(str(i)) + int(i / 2) + int(float(str(i) + ".75"))
print(total)
