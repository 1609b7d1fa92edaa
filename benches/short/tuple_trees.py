"""Trees as tuples: built, measured, mirrored, folded, compared.

Double recursion over short-lived immutable trees.
"""
import sys
import time

DEFAULT_N = 12


def build(depth, seed):
    if depth == 0:
        return None
    return (build(depth - 1, seed * 2 % 101), seed, build(depth - 1, (seed * 3 + 1) % 101))


def mirror(tree):
    if tree is None:
        return None
    left, value, right = tree
    return (mirror(right), value, mirror(left))


def depth(tree):
    return 0 if tree is None else 1 + max(depth(tree[0]), depth(tree[2]))


def fold(tree):
    if tree is None:
        return 1
    return (fold(tree[0]) * 3 + tree[1] + fold(tree[2]) * 5) % 1000003


def run(n):
    tree = build(n, 7)
    back = mirror(mirror(tree))
    return f"{depth(tree)} {fold(tree)} {fold(mirror(tree))} {back == tree} {back is tree}"


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
