"""Matrices as lists of rows: product, transpose and power by `zip` and `sum`.

Generator expressions and comprehensions over short rows.
"""
import sys
import time

DEFAULT_N = 10


def multiply(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) % 10007 for column in columns] for row in a]


def power(m, k):
    n = len(m)
    result = [[1 if i == j else 0 for j in range(n)] for i in range(n)]
    while k:
        if k & 1:
            result = multiply(result, m)
        m = multiply(m, m)
        k >>= 1
    return result


def transpose(m):
    return [list(row) for row in zip(*m)]


def run(n):
    m = [[(i * n + j * j) % 17 for j in range(n)] for i in range(n)]
    p = power(m, 1000)
    q = power(transpose(m), 1000)
    trace = sum(p[i][i] for i in range(n))
    return f"{trace} {transpose(q) == p} {p[0]}"


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
