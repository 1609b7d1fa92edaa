"""Many short-lived binary trees beside one that lives on.

Measures allocation and collection of small instances, recursive calls,
and attribute reads; N is the greatest depth.
"""
import sys
import time

DEFAULT_N = 16
LEAST_DEPTH = 4


class Node:
    def __init__(self, label, left, right):
        self.label = label
        self.left = left
        self.right = right

    def weigh(self):
        """The label plus twice the left weight less the right weight."""
        if self.left is None:
            return self.label
        return self.label + 2 * self.left.weigh() - self.right.weigh()


def grow(label, depth):
    if depth == 0:
        return Node(label, None, None)
    return Node(label, grow(2 * label, depth - 1), grow(2 * label + 1, depth - 1))


def run(n):
    lasting = grow(1, n)
    trees = 0
    total = 0
    for depth in range(LEAST_DEPTH, n + 1, 2):
        for k in range(1 << (n - depth)):
            total += grow(k, depth).weigh()
            trees += 1
    return f"{trees} {total} {lasting.weigh()}"


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
