"""Generators: a sieve of filters, windows, a merge, a walk with `yield from`.

Frames that are suspended and resumed, several deep.
"""
import sys
import time

DEFAULT_N = 900


def numbers(start, step=1):
    while True:
        yield start
        start += step


def sieve(source):
    prime = next(source)
    yield prime
    yield from sieve(n for n in source if n % prime)


def first(n, source):
    for k, item in enumerate(source):
        if k >= n:
            return
        yield item


def windows(source, size):
    window = []
    for item in source:
        window.append(item)
        if len(window) == size:
            yield tuple(window)
            window.pop(0)


def merge(a, b):
    x, y = next(a, None), next(b, None)
    while x is not None and y is not None:
        if x <= y:
            yield x
            x = next(a, None)
        else:
            yield y
            y = next(b, None)


def walk(tree):
    if isinstance(tree, list):
        for item in tree:
            yield from walk(item)
    else:
        yield tree


def run(n):
    primes = list(first(60, sieve(numbers(2))))
    gaps = [c - a for a, _, c in windows(first(n, numbers(1, 3)), 3)]
    merged = list(first(n, merge(numbers(0, 2), numbers(1, 5))))
    tree = [1, [2, [3, 4], 5], [[6], 7], 8] * (n // 10)
    return f"{primes[-1]} {sum(gaps)} {merged[-1]} {sum(walk(tree))} {sum(k * k for k in first(n, numbers(1)))}"


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
