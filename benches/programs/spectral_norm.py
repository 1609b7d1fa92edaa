"""Largest singular value of an infinite matrix cut to N by N, by power iteration.

Measures small pure function calls inside nested loops, mixed int and float
arithmetic, and list reads.
"""
import math
import sys
import time

DEFAULT_N = 300
ROUNDS = 10


def entry(i, j):
    d = i + j
    return 1.0 / (d * (d + 1) // 2 + i + 1)


def times_matrix(v):
    size = len(v)
    result = []
    for i in range(size):
        total = 0.0
        for j in range(size):
            total += entry(i, j) * v[j]
        result.append(total)
    return result


def times_transpose(v):
    size = len(v)
    result = []
    for i in range(size):
        total = 0.0
        for j in range(size):
            total += entry(j, i) * v[j]
        result.append(total)
    return result


def run(n):
    u = [1.0] * n
    v = u
    for _ in range(ROUNDS):
        v = times_transpose(times_matrix(u))
        u = times_transpose(times_matrix(v))
    uv = 0.0
    vv = 0.0
    for i in range(n):
        uv += u[i] * v[i]
        vv += v[i] * v[i]
    return f"{math.sqrt(uv / vv):.9f}"


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
