"""All orders of N things that keep neighbours apart, by exchange and backtracking.

Recursion with a loop in it, over a list that is changed and restored.
"""
import sys
import time

DEFAULT_N = 8


def place(items, k, found):
    if k == len(items):
        found.append(tuple(items))
        return
    for i in range(k, len(items)):
        items[k], items[i] = items[i], items[k]
        if k == 0 or abs(items[k] - items[k - 1]) != 1:
            place(items, k + 1, found)
        items[k], items[i] = items[i], items[k]


def run(n):
    found = []
    place(list(range(n)), 0, found)
    total = 0
    for order in found:
        for k, item in enumerate(order):
            total = (total * 31 + k * item) % 1000003
    return f"{len(found)} {total}"


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
