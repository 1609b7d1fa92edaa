"""A chain of generators over the first N numbers.

Measures suspending and resuming generators, yield from, generator
expressions, closures passed as arguments, and tuple packing on the way.
"""
import sys
import time

DEFAULT_N = 1400000


def count_up(limit):
    i = 0
    while i < limit:
        yield i
        i += 1


def keep(test, source):
    for value in source:
        if test(value):
            yield value


def neighbours(source):
    previous = 0
    for value in source:
        yield previous, value
        previous = value


def groups(size, source):
    group = []
    for value in source:
        group.append(value)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group


def turned(source):
    for group in source:
        yield from group[::-1]


def not_multiple_of(k):
    def test(value):
        return value % k != 0
    return test


def run(n):
    numbers = keep(not_multiple_of(5), keep(not_multiple_of(3), count_up(n)))
    products = (a * b % 65521 for a, b in neighbours(numbers))
    count = 0
    total = 0
    for value in turned(groups(7, products)):
        count += 1
        total = (total * 3 + value) % 1000003
    return f"{count} {total}"


def main(argv):
    args = [arg for arg in argv[1:] if arg != "--times"]
    show_times = "--times" in argv
    n = int(args[0]) if len(args) > 0 else DEFAULT_N
    iterations = int(args[1]) if len(args) > 1 else 1
    result = None
    for k in range(1, iterations + 1):
        start = time.perf_counter()
        result = run(n)
        elapsed = time.perf_counter() - start
        if show_times:
            print(f"iteration {k}: {elapsed:.6f}", file=sys.stderr)
    print(result)


if __name__ == "__main__":
    main(sys.argv)
