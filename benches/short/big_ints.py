"""Integers of hundreds of digits: factorials, Fibonacci numbers, roots, powers.

Arithmetic far above the machine word.
"""
import sys
import time

DEFAULT_N = 900


def factorial(n):
    result = 1
    for k in range(2, n + 1):
        result *= k
    return result


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def root(n):
    x = 1 << ((n.bit_length() + 1) // 2)
    while True:
        y = (x + n // x) >> 1
        if y >= x:
            return x
        x = y


def run(n):
    f = factorial(n)
    g = fibonacci(n * 4)
    r = root(f * g)
    digits = sum(int(c) for c in str(r))
    exact = r * r <= f * g < (r + 1) * (r + 1)
    return f"{digits} {exact} {pow(g, n, 10 ** 20 + 39)} {f % (g | 1) % 1000000007} {f.bit_length()}"


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
