"""Recursive functions under decorators, made anew in each round.

A memo, a call counter and a limit, by wrappers with `*args`.
"""
import sys
import time

DEFAULT_N = 18


def counted(function):
    def wrapper(*args):
        wrapper.calls += 1
        return function(*args)

    wrapper.calls = 0
    return wrapper


def remembered(function):
    memo = {}

    def wrapper(*args):
        if args not in memo:
            memo[args] = function(*args)
        return memo[args]

    return wrapper


def limited(limit):
    def decorate(function):
        def wrapper(x):
            return function(x) if x < limit else -x

        return wrapper

    return decorate


def run(n):
    out = []
    for k in range(n):
        @counted
        def fib(i):
            return i if i < 2 else fib(i - 1) + fib(i - 2)

        @remembered
        def partitions(total, largest):
            if total == 0:
                return 1
            return sum(partitions(total - i, i) for i in range(1, min(total, largest) + 1))

        @counted
        @limited(k * 2)
        def down(i):
            return 1 if i <= 0 else down(i - 1) + 1

        out.append(fib(k) + fib.calls + partitions(k, k) + down(k) + down.calls)
    return f"{out}"


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
