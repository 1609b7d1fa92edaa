"""Escape times of the Mandelbrot set over a square grid.

Measures float arithmetic in a tight inner loop with an unpredictable exit:
float boxing, compare-and-branch, and loop nests three deep.
"""
import sys
import time

DEFAULT_N = 400
MAX_STEPS = 100


def escape_time(cx, cy):
    x = 0.0
    y = 0.0
    for step in range(MAX_STEPS):
        xx = x * x
        yy = y * y
        if xx + yy > 4.0:
            return step
        y = 2.0 * x * y + cy
        x = xx - yy + cx
    return MAX_STEPS


def run(n):
    inside = 0
    total = 0
    for row in range(n):
        cy = 2.5 * row / n - 1.25
        for col in range(n):
            cx = 2.5 * col / n - 2.0
            steps = escape_time(cx, cy)
            total += steps
            if steps == MAX_STEPS:
                inside += 1
    return f"{inside} {total}"


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
