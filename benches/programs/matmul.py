"""Product of two N by N float matrices held as lists of lists.

Measures double indexing (b[k][j]) and float multiply-add in a triple loop.
"""
import sys
import time

DEFAULT_N = 200


def make_matrix(n, p, q):
    return [[((i * p + j * q) % 31) / 31.0 - 0.5 for j in range(n)] for i in range(n)]


def multiply(a, b):
    n = len(a)
    c = []
    for i in range(n):
        a_row = a[i]
        c_row = []
        for j in range(n):
            total = 0.0
            for k in range(n):
                total += a_row[k] * b[k][j]
            c_row.append(total)
        c.append(c_row)
    return c


def run(n):
    c = multiply(make_matrix(n, 7, 3), make_matrix(n, 5, 11))
    trace = 0.0
    total = 0.0
    for i in range(n):
        trace += c[i][i]
        for value in c[i]:
            total += value * value
    return f"{trace:.9f} {total:.6f}"


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
