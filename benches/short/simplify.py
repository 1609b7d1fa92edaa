"""Derivatives of formulas held as nested tuples, simplified.

Recursion over trees with tests on tuples, strings and numbers.
"""
import sys
import time

DEFAULT_N = 9


def derive(e):
    if isinstance(e, (int, float)):
        return 0
    if isinstance(e, str):
        return 1 if e == "x" else 0
    op, a, b = e
    if op == "+":
        return plus(derive(a), derive(b))
    if op == "*":
        return plus(times(derive(a), b), times(a, derive(b)))
    return times(times(b, power(a, b - 1)), derive(a))


def plus(a, b):
    if isinstance(a, int) and isinstance(b, int):
        return a + b
    if a == 0:
        return b
    if b == 0:
        return a
    return ("+", a, b)


def times(a, b):
    if isinstance(a, int) and isinstance(b, int):
        return a * b
    if a == 0 or b == 0:
        return 0
    if a == 1:
        return b
    return a if b == 1 else ("*", a, b)


def power(a, b):
    return 1 if b == 0 else a if b == 1 else ("^", a, b)


def size(e):
    return 1 + size(e[1]) + size(e[2]) if isinstance(e, tuple) else 1


def value(e, x):
    if isinstance(e, tuple):
        op, a, b = e
        a = value(a, x)
        b = value(b, x)
        return (a + b if op == "+" else a * b if op == "*" else pow(a, b, 99991)) % 99991
    return x if e == "x" else 5 if e == "y" else e


def run(n):
    formula = "x"
    for k in range(1, n):
        formula = ("+", ("*", formula, ("+", "x", k)), ("^", ("*", "y", "x"), k))
    sizes = []
    for _ in range(3):
        sizes.append(size(formula))
        formula = derive(formula)
    return f"{sizes} {value(formula, 3)} {value(formula, 17)}"


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
