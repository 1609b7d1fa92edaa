"""Moves of the towers of Hanoi on real stacks, with the moves checked.

Double recursion that changes lists.
"""
import sys
import time

DEFAULT_N = 14


def move(n, source, target, spare, pegs):
    if n == 0:
        return 0
    count = move(n - 1, source, spare, target, pegs)
    disc = pegs[source].pop()
    if pegs[target] and pegs[target][-1] < disc:
        raise ValueError("a larger disc on a smaller one")
    pegs[target].append(disc)
    return count + 1 + move(n - 1, spare, target, source, pegs)


def run(n):
    pegs = [list(range(n, 0, -1)), [], []]
    moves = move(n, 0, 2, 1, pegs)
    return f"{moves} {pegs}"


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
