"""Single recursion: powers, greatest divisors, digits, reversal, a search by halves.

Functions that call themselves once, each of another shape.
"""
import sys
import time

DEFAULT_N = 250


def power(base, exponent, modulus):
    if exponent == 0:
        return 1
    half = power(base, exponent // 2, modulus)
    square = half * half % modulus
    return square * base % modulus if exponent % 2 else square


def divisor(a, b):
    return a if b == 0 else divisor(b, a % b)


def digits(n, base=7):
    return str(n) if n < base else digits(n // base, base) + str(n % base)


def reverse(text):
    return text if len(text) < 2 else reverse(text[1:]) + text[0]


def search(items, wanted, low, high):
    if low >= high:
        return -1
    middle = (low + high) // 2
    if items[middle] == wanted:
        return middle
    if items[middle] < wanted:
        return search(items, wanted, middle + 1, high)
    return search(items, wanted, low, middle)


def run(n):
    squares = [k * k for k in range(n)]
    total = 0
    text = ""
    for k in range(1, n):
        total += power(3, k * 1001, 99991) + divisor(k * 360360, 255255 + k)
        total += search(squares, k * 16, 0, n)
        text = reverse(text[:20] + digits(k * k))
    return f"{total} {text}"


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
