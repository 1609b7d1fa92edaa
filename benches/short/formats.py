"""Numbers as text: f-strings with formats, Roman numerals, words, bases, and back.

Formatting of ints and floats, `divmod`, string look-ups.
"""
import sys
import time

DEFAULT_N = 300
ROMAN = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
         (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()


def roman(n):
    out = ""
    for value, letters in ROMAN:
        count, n = divmod(n, value)
        out += letters * count
    return out


def arabic(text):
    total = 0
    previous = 0
    for c in reversed(text):
        value = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[c]
        total += value if value >= previous else -value
        previous = max(value, previous)
    return total


def spell(n):
    if n <= 12:
        return SMALL[n]
    return "-".join(SMALL[int(d)] for d in str(n))


def in_base(n, base):
    out = ""
    while n:
        n, digit = divmod(n, base)
        out = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + out
    return out or "0"


def run(n):
    lines = []
    for k in range(n):
        x = k * k * 1234.5678 / 7
        lines.append(f"{k:>4}|{x:,.2f}|{x:e}|{k:#06x}|{k * 1000:_}|{roman(k + 1):<9}|{spell(k)!r}|{x:.4g}")
        assert arabic(roman(k + 1)) == k + 1
        assert int(in_base(k * 991, 36), 36) == k * 991
    return f"{sum(map(len, lines))} {lines[-1]}"


def main(argv):
    numbers = [int(arg) for arg in argv[1:] if arg != "--times"]
    n, iterations = numbers + [DEFAULT_N, 1][len(numbers):]
    for k in range(1, iterations + 1):
        start = time.process_time()
        result = run(n)
        elapsed = time.process_time() - start
        if "--times" in argv:
            print(f"iteration {k}: {elapsed:.6f}", file=sys.stderr)
    print(result)


if __name__ == "__main__":
    main(sys.argv)
