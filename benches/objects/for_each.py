"""Collections with `for_each`, `fold` and `select`, to which functions and closures are handed.

The loop is in one place and its body comes from many: closures over counters, methods of objects, functions made in
loops. N is the number of rounds.
"""
import sys
import time

DEFAULT_N = 5000


class Vector:
    def __init__(self, items=()):
        self.items = list(items)

    def for_each(self, f):
        for item in self.items:
            f(item)

    def fold(self, start, f):
        for item in self.items:
            start = f(start, item)
        return start

    def select(self, test):
        out = Vector()
        self.for_each(lambda item: out.add(item) if test(item) else None)
        return out

    def map(self, f):
        out = Vector()
        self.for_each(lambda item: out.add(f(item)))
        return out

    def add(self, item):
        self.items.append(item)

    def any(self, test):
        for item in self.items:
            if test(item):
                return True
        return False


class Table:
    def __init__(self):
        self.rows = [None] * 16
        self.size = 0

    def put(self, key, value):
        place = key % len(self.rows)
        if self.rows[place] is None:
            self.rows[place] = Vector()
        self.rows[place].add((key, value))
        self.size += 1

    def for_each(self, f):
        for row in self.rows:
            if row is not None:
                row.for_each(lambda pair: f(pair[0], pair[1]))


class Statistics:
    def __init__(self):
        self.count = 0
        self.total = 0
        self.largest = None

    def note(self, x):
        self.count += 1
        self.total += x
        if self.largest is None or x > self.largest:
            self.largest = x


def times(n, f):
    for k in range(n):
        f(k)


def pairs(vector, f):
    vector.for_each(lambda a: vector.for_each(lambda b: f(a, b)))


def run(n):
    check = 0
    for k in range(n):
        v = Vector()
        times(20, lambda i: v.add((i * i + k) % 17))
        statistics = Statistics()
        v.for_each(statistics.note)
        even = v.select(lambda x: x % 2 == 0)
        total = 0

        def grow(x):
            nonlocal total
            total += x * k

        even.map(lambda x: x + 1).for_each(grow)
        table = Table()
        v.for_each(lambda x: table.put(x, k))
        seen = []
        table.for_each(lambda key, value: seen.append(key - value))
        equal = [0]

        def compare(a, b):
            if a == b:
                equal[0] += 1

        pairs(even, compare)
        folded = v.fold(1, lambda a, x: (a * 31 + x) % 10007)
        check += folded + total + statistics.total + statistics.largest
        check += sum(seen) + equal[0] + v.any(lambda x: x == 16)
        check %= 1000003
    return f"{check} {statistics.count} {table.size} {equal[0]}"


def main(argv):
    numbers = [int(arg) for arg in argv[1:] if arg != "--times"]
    n, iterations = numbers + [DEFAULT_N, 1][len(numbers):]
    for k in range(1, iterations + 1):
        start = time.perf_counter()
        result = run(n)
        elapsed = time.perf_counter() - start
        if "--times" in argv:
            print(f"iteration {k}: {elapsed:.6f}", file=sys.stderr)
    print(result)


if __name__ == "__main__":
    main(sys.argv)
