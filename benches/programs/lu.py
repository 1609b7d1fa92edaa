"""LU decomposition with partial pivoting of a random N by N matrix.

Measures float row updates on lists of lists, row swaps, and the pivot
search with abs(); then solves one system to check the factors.
"""
import math
import sys
import time

DEFAULT_N = 320


def make_matrix(n):
    state = 4711
    rows = []
    for _ in range(n):
        row = []
        for _ in range(n):
            state = state * 16807 % 2147483647
            row.append(state / 2147483647.0 - 0.5)
        rows.append(row)
    return rows


def decompose(a):
    """Replace a by its factors; return the row order and the sign of it."""
    n = len(a)
    order = list(range(n))
    sign = 1
    for col in range(n):
        pivot = col
        largest = abs(a[col][col])
        for r in range(col + 1, n):
            size = abs(a[r][col])
            if size > largest:
                largest = size
                pivot = r
        if largest == 0.0:
            raise ValueError("singular matrix")
        if pivot != col:
            a[pivot], a[col] = a[col], a[pivot]
            order[pivot], order[col] = order[col], order[pivot]
            sign = -sign
        top = a[col]
        scale = 1.0 / top[col]
        for r in range(col + 1, n):
            row = a[r]
            factor = row[col] * scale
            row[col] = factor
            for c in range(col + 1, n):
                row[c] -= factor * top[c]
    return order, sign


def solve(a, order, b):
    n = len(a)
    x = [b[k] for k in order]
    for r in range(n):
        row = a[r]
        total = x[r]
        for c in range(r):
            total -= row[c] * x[c]
        x[r] = total
    for r in range(n - 1, -1, -1):
        row = a[r]
        total = x[r]
        for c in range(r + 1, n):
            total -= row[c] * x[c]
        x[r] = total / row[r]
    return x


def run(n):
    a = make_matrix(n)
    # The right side is the row sums, so the solution is all ones.
    b = []
    for row in a:
        total = 0.0
        for value in row:
            total += value
        b.append(total)
    order, sign = decompose(a)
    x = solve(a, order, b)
    log_det = 0.0
    for k in range(n):
        if a[k][k] < 0.0:
            sign = -sign
        log_det += math.log(abs(a[k][k]))
    worst = 0.0
    for value in x:
        worst = max(worst, abs(value - 1.0))
    return f"{sign} {log_det:.9f} {worst:.6f}"


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
