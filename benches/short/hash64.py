"""Hashes and random numbers of 64 bits, kept in range by masks.

Products above the machine word, shifts, exclusive or.
"""
import sys
import time

DEFAULT_N = 2500
MASK = (1 << 64) - 1


def fnv(text):
    h = 0xCBF29CE484222325
    for c in text:
        h = ((h ^ ord(c)) * 0x100000001B3) & MASK
    return h


def mix(x):
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK
    return x ^ (x >> 31)


def rotate(x, k):
    return ((x << k) | (x >> (64 - k))) & MASK


def run(n):
    a, b = 1, 0x9E3779B97F4A7C15
    total = 0
    for k in range(n):
        total = (total + a + b) & MASK
        b ^= a
        a = (rotate(a, 24) ^ b ^ (b << 16)) & MASK
        b = rotate(b, 37)
        total ^= mix(total + k)
    return f"{total:016x} {a:016x} {fnv('sidewinder ' * (n // 20)):016x}"


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
