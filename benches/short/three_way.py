"""A function of three arguments that calls itself four times.

Recursion whose depth and shape no counter foresees.
"""
import sys
import time

DEFAULT_N = 18


def turn(x, y, z):
    if y >= x:
        return z
    return turn(turn(x - 1, y, z), turn(y - 1, z, x), turn(z - 1, x, y))


def longest(x, y, z, depth):
    if y >= x:
        return depth
    a = longest(x - 1, y, z, depth + 1)
    b = longest(y - 1, z, x - 1, depth + 1)
    return a if a > b else b


def run(n):
    return f"{turn(n, n * 2 // 3, n // 3)} {longest(n, n // 2, n // 4, 0)}"


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
