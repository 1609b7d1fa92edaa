"""Edit distances between words: rows of a table, strings compared by index.

Dynamic programming with `min` of three.
"""
import sys
import time

DEFAULT_N = 20


def distance(a, b):
    row = list(range(len(b) + 1))
    for i in range(1, len(a) + 1):
        above = row
        row = [i] + [0] * len(b)
        for j in range(1, len(b) + 1):
            cost = 0 if a[i - 1] == b[j - 1] else 1
            row[j] = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + cost)
    return row[-1]


def run(n):
    words = ["".join(chr(97 + (k * k + i * (k + 3)) % 11) for i in range(6 + k % 5)) for k in range(n)]
    table = [[distance(a, b) for b in words] for a in words]
    closest = min([(table[i][j], i, j) for i in range(n) for j in range(i)], default=(0, 0, 0))
    return f"{sum(map(sum, table))} {closest} {words[closest[1]]} {words[closest[2]]}"


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
