"""A leftist heap: queues that are melted by recursion.

Small instances with links that are None, and methods that return others.
"""
import sys
import time

DEFAULT_N = 1000


class Heap:
    __slots__ = ("item", "rank", "left", "right")

    def __init__(self, item, left=None, right=None):
        self.item = item
        if rank(left) < rank(right):
            left, right = right, left
        self.left = left
        self.right = right
        self.rank = rank(right) + 1


def rank(heap):
    return 0 if heap is None else heap.rank


def meld(a, b):
    if a is None:
        return b
    if b is None:
        return a
    if b.item < a.item:
        a, b = b, a
    return Heap(a.item, a.left, meld(a.right, b))


def run(n):
    heaps = [Heap((k * k * 31 + k * 7) % 997) for k in range(n)]
    while len(heaps) > 1:
        heaps.append(meld(heaps.pop(), heaps.pop(0)))
    heap = heaps[0]
    items = []
    while heap is not None:
        items.append(heap.item)
        heap = meld(heap.left, heap.right)
    return f"{items[:4]} {items == sorted(items)} {sum(items)}"


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
