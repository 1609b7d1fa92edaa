"""The longest Collatz chain that starts below N, without a memo table.

Measures integer arithmetic (//, %, *, +) in a while loop of unpredictable
length; values stay far below 64 bits.
"""
import sys
import time

DEFAULT_N = 60000


def chain_length(start):
    length = 1
    value = start
    while value != 1:
        if value % 2 == 0:
            value //= 2
        else:
            value = 3 * value + 1
        length += 1
    return length


def run(n):
    best = 0
    best_start = 0
    total = 0
    for start in range(1, n):
        length = chain_length(start)
        total += length
        if length > best:
            best = length
            best_start = start
    return f"{best_start} {best} {total}"


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
