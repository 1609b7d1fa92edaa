"""A binary search tree: insertion, look-up, deletion, walk.

Links that are None, followed in loops and in recursion.
"""
import sys
import time

DEFAULT_N = 1000


class Node:
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None


def insert(root, key):
    if root is None:
        return Node(key)
    if key < root.key:
        root.left = insert(root.left, key)
    elif key > root.key:
        root.right = insert(root.right, key)
    return root


def contains(root, key):
    while root is not None and root.key != key:
        root = root.left if key < root.key else root.right
    return root is not None


def delete(root, key):
    if root is None:
        return None
    if key < root.key:
        root.left = delete(root.left, key)
    elif key > root.key:
        root.right = delete(root.right, key)
    elif root.left is None:
        return root.right
    elif root.right is None:
        return root.left
    else:
        least = root.right
        while least.left is not None:
            least = least.left
        root.key = least.key
        root.right = delete(root.right, least.key)
    return root


def walk(root, out):
    if root:
        walk(root.left, out)
        out.append(root.key)
        walk(root.right, out)


def run(n):
    root = None
    for k in range(n):
        root = insert(root, k * 7919 % 1009)
    hits = [k for k in range(0, 1009, 3) if contains(root, k)]
    for k in range(0, n, 2):
        root = delete(root, k * 7919 % 1009)
    keys = []
    walk(root, keys)
    return f"{len(hits)} {len(keys)} {keys[:5]} {sum(keys)}"


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
