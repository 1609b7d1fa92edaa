"""A binary heap of (priority, number, name) tuples, written out, and heap sort.

Comparison of tuples, exchange of list items.
"""
import sys
import time

DEFAULT_N = 1000


def push(heap, item):
    heap.append(item)
    k = len(heap) - 1
    while k > 0 and heap[k] < heap[(k - 1) >> 1]:
        up = (k - 1) >> 1
        heap[k], heap[up] = heap[up], heap[k]
        k = up


def pop(heap):
    heap[0], heap[-1] = heap[-1], heap[0]
    item = heap.pop()
    k = 0
    while 2 * k + 1 < len(heap):
        child = 2 * k + 1
        if child + 1 < len(heap) and heap[child + 1] < heap[child]:
            child += 1
        if heap[k] <= heap[child]:
            break
        heap[k], heap[child] = heap[child], heap[k]
        k = child
    return item


def run(n):
    heap = []
    for k in range(n):
        push(heap, (k * 613 % 101, k, "task" + str(k % 7)))
    order = []
    while heap:
        priority, number, name = pop(heap)
        order.append(name)
        if priority % 10 == 9:
            push(heap, (priority + 3, number, name + "!"))
    return f"{len(order)} {order[:3]} {order[-2:]}"


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
