"""Iterators that are classes: ranges of our own, pairs, a ring, `zip` and `map` over them.

`__iter__`, `__next__`, `StopIteration`, `__contains__`, `__len__`, `__getitem__`.
"""
import sys
import time

DEFAULT_N = 4000


class Steps:
    def __init__(self, start, stop, step):
        self.now = start
        self.stop = stop
        self.step = step

    def __iter__(self):
        return self

    def __next__(self):
        if self.now >= self.stop:
            raise StopIteration
        value = self.now
        self.now += self.step
        return value


class Ring:
    def __init__(self, items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        if index >= 2 * len(self.items):
            raise IndexError(index)
        return self.items[index % len(self.items)]

    def __contains__(self, item):
        return item % 3 == 0 and item in self.items


class Pairs:
    def __init__(self, source):
        self.source = source

    def __iter__(self):
        before = None
        for item in self.source:
            if before is not None:
                yield before, item
            before = item


def run(n):
    total = sum(Steps(0, n * 3, 2))
    for a, b in Pairs(Steps(1, n, 1)):
        total += a * b % 7
    ring = Ring(Steps(0, n // 4, 1))
    total += sum(x for x in ring) + sum(k in ring for k in range(n)) + len(ring)
    total += sum(a - b for a, b in zip(Steps(0, n, 1), ring)) + max(map(lambda x: x * x % 101, Steps(0, n, 3)))
    return f"{total} {list(Steps(0, 10, 4))}"


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
