"""Counters, accumulators and compositions: functions made by functions.

Closures made in loops, with cells that are changed.
"""
import sys
import time

DEFAULT_N = 1500


def counter(step):
    value = 0

    def advance():
        nonlocal value
        value += step
        return value

    return advance


def compose(*functions):
    def composed(x):
        for f in functions:
            x = f(x)
        return x

    return composed


def adder(n):
    return lambda x: x + n


def scaler(n):
    return lambda x: x * n % 1009


def run(n):
    counters = [counter(k) for k in range(1, 8)]
    total = 0
    for k in range(n):
        total += counters[k % 7]()
        f = compose(adder(k), scaler(k + 1), adder(-3))
        total += f(k)
    chain = compose(*[adder(k) if k % 2 else scaler(k) for k in range(n)])
    return f"{total} {chain(1)} {chain(2)}"


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
