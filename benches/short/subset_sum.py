"""Subsets of weights that reach a sum, by backtracking with a bound.

Recursion with early exits, and slices for what is left.
"""
import sys
import time

DEFAULT_N = 21


def choose(weights, target, chosen):
    if target == 0:
        return [list(chosen)]
    if not weights or target < 0 or sum(weights) < target:
        return []
    first = weights[0]
    rest = weights[1:]
    chosen.append(first)
    found = choose(rest, target - first, chosen)
    chosen.pop()
    found += choose(rest, target, chosen)
    return found


def run(n):
    weights = [(k * 37 + 11) % 53 + 3 for k in range(n)]
    target = sum(weights) // 6
    found = choose(weights, target, [])
    return f"{len(found)} {found[:2]}"


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
