"""Ackermann's function by its definition, and a gentler relative of it.

Recursion in both an argument and the result; deep, with two exits.
"""
import sys
import time

DEFAULT_N = 6


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def raise_to(level, a, b):
    """Addition, multiplication and so on, each by repeating the one before."""
    if level == 0:
        return b + 1
    if b == 0:
        return (a, 0)[level - 1] if level < 3 else 1
    return raise_to(level - 1, a, raise_to(level, a, b - 1))


def run(n):
    return f"{ackermann(2, 3 * n)} {ackermann(3, n - 1)} {raise_to(2, 3, n + 3)} {raise_to(3, 2, n)}"


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
