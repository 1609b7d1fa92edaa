"""Functions that call each other: Hofstadter's pair of sequences, and even and odd.

Mutual recursion, double and single.
"""
import sys
import time

DEFAULT_N = 110


def female(n):
    if n == 0:
        return 1
    return n - male(female(n - 1))


def male(n):
    if n == 0:
        return 0
    return n - female(male(n - 1))


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


def run(n):
    pairs = [(female(k), male(k)) for k in range(n // 4)]
    return f"{pairs[-1]} {sum(f - m for f, m in pairs)} {[even(k) for k in range(n)].count(True)}"


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
