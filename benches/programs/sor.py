"""Successive over-relaxation of an N by N grid, in place.

Measures a five-point stencil: neighbour reads from three rows, float
arithmetic, and a store that the next point depends on.
"""
import sys
import time

DEFAULT_N = 450
SWEEPS = 25
OMEGA = 1.25


def make_grid(n):
    state = 99
    grid = []
    for _ in range(n):
        row = []
        for _ in range(n):
            state = state * 16807 % 2147483647
            row.append(state / 2147483647.0)
        grid.append(row)
    return grid


def relax(grid, sweeps, omega):
    quarter = omega * 0.25
    rest = 1.0 - omega
    last = len(grid) - 1
    for _ in range(sweeps):
        for i in range(1, last):
            above = grid[i - 1]
            row = grid[i]
            below = grid[i + 1]
            for j in range(1, last):
                around = above[j] + below[j] + row[j - 1] + row[j + 1]
                row[j] = quarter * around + rest * row[j]


def run(n):
    grid = make_grid(n)
    relax(grid, SWEEPS, OMEGA)
    total = 0.0
    for row in grid:
        for value in row:
            total += value
    return f"{total:.6f} {grid[n // 2][n // 3]:.9f}"


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
