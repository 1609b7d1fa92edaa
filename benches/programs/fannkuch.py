"""Pancake flips: the most prefix reversals any permutation of N needs.

Permutations come in Heap's order, one swap apart. Measures indexed reads
and writes of a short list of small ints, list copies, and while loops.
"""
import sys
import time

DEFAULT_N = 9


def flips_to_front(perm):
    work = perm[:]
    flips = 0
    first = work[0]
    while first != 0:
        low = 0
        high = first
        while low < high:
            work[low], work[high] = work[high], work[low]
            low += 1
            high -= 1
        flips += 1
        first = work[0]
    return flips


def run(n):
    perm = list(range(n))
    counters = [0] * n
    most = flips_to_front(perm)
    checksum = most
    sign = 1
    level = 1
    while level < n:
        c = counters[level]
        if c < level:
            other = 0 if level % 2 == 0 else c
            perm[other], perm[level] = perm[level], perm[other]
            counters[level] = c + 1
            level = 1
            sign = -sign
            flips = flips_to_front(perm)
            checksum += sign * flips
            if flips > most:
                most = flips
        else:
            counters[level] = 0
            level += 1
    return f"{checksum} {most}"


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
