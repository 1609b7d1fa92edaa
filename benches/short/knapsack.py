"""Knapsacks and longest runs: dynamic programming over lists and over a bit set.

Inner loops with `max`, lists walked backwards, ints as sets.
"""
import sys
import time

DEFAULT_N = 60


def best(weights, values, room):
    gain = [0] * (room + 1)
    for w, v in zip(weights, values):
        for r in range(room, w - 1, -1):
            gain[r] = max(gain[r], gain[r - w] + v)
    return gain[room]


def rising(items):
    length = [1] * len(items)
    for i in range(len(items)):
        for j in range(i):
            if items[j] < items[i] and length[j] + 1 > length[i]:
                length[i] = length[j] + 1
    return max(length)


def sums(weights):
    reached = 1
    for w in weights:
        reached |= reached << w
    return bin(reached).count("1")


def run(n):
    weights = [k * 13 % 17 + 4 for k in range(n)]
    values = [k * 29 % 23 + 10 for k in range(n)]
    return f"{best(weights, values, n * 6)} {rising([k * 31 % 47 for k in range(n * 4)])} {sums(weights * 3)}"


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
