"""Rational numbers and vectors with operators of their own.

Special methods: arithmetic both ways, comparison, hash, text.
"""
import sys
import time

DEFAULT_N = 700


class Ratio:
    def __init__(self, top, bottom=1):
        a, b = abs(top), bottom
        while b:
            a, b = b, a % b
        self.top = top // a if a else 0
        self.bottom = bottom // a if a else 1

    def __add__(self, other):
        if not isinstance(other, Ratio):
            other = Ratio(other)
        return Ratio(self.top * other.bottom + other.top * self.bottom, self.bottom * other.bottom)

    __radd__ = __add__

    def __mul__(self, other):
        return Ratio(self.top * other.top, self.bottom * other.bottom)

    def __neg__(self):
        return Ratio(-self.top, self.bottom)

    def __sub__(self, other):
        return self + -other

    def __eq__(self, other):
        return self.top == other.top and self.bottom == other.bottom

    def __lt__(self, other):
        return self.top * other.bottom < other.top * self.bottom

    def __hash__(self):
        return hash((self.top, self.bottom))

    def __repr__(self):
        return f"{self.top}/{self.bottom}"


def run(n):
    total = sum(Ratio(1, k * (k + 1)) for k in range(1, n))
    items = [Ratio(k * 7 % 13, k % 5 + 1) for k in range(n)]
    distinct = set(items)
    low, high = min(items), max(items)
    product = Ratio(1)
    for k in range(2, n // 2):
        product = product * (Ratio(1) - Ratio(1, k * k))
    return f"{total} {len(distinct)} {low} {high} {product} {sorted(distinct)[:3]}"


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
