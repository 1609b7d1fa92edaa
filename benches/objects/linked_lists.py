"""Lists made of cells: a class for the empty list and one for the others, and a ring that is thinned out.

Methods chosen by the class of a cell, recursion along lists, `__iter__`, `__eq__` and `__len__`. N is the length.
"""
import sys
import time

DEFAULT_N = 700


class Empty:
    is_empty = True

    def map(self, f):
        return self

    def keep(self, f):
        return self

    def append(self, other):
        return other

    def length(self):
        return 0

    def fold(self, f, start):
        return start

    def __iter__(self):
        return iter(())


class Cell:
    is_empty = False

    def __init__(self, head, tail):
        self.head = head
        self.tail = tail

    def map(self, f):
        return Cell(f(self.head), self.tail.map(f))

    def keep(self, f):
        rest = self.tail.keep(f)
        return Cell(self.head, rest) if f(self.head) else rest

    def append(self, other):
        return Cell(self.head, self.tail.append(other))

    def length(self):
        return 1 + self.tail.length()

    def fold(self, f, start):
        at = self
        while not at.is_empty:
            start = f(start, at.head)
            at = at.tail
        return start

    def __iter__(self):
        at = self
        while not at.is_empty:
            yield at.head
            at = at.tail

    def __eq__(self, other):
        a, b = self, other
        while not a.is_empty and not b.is_empty:
            if a.head != b.head:
                return False
            a, b = a.tail, b.tail
        return a.is_empty and b.is_empty

    def __len__(self):
        return self.length()


NIL = Empty()


def of(items):
    out = NIL
    for item in reversed(items):
        out = Cell(item, out)
    return out


def reverse(cells):
    out = NIL
    while not cells.is_empty:
        out = Cell(cells.head, out)
        cells = cells.tail
    return out


def quick(cells):
    if cells.is_empty:
        return cells
    pivot = cells.head
    low = cells.tail.keep(lambda x: x < pivot)
    high = cells.tail.keep(lambda x: x >= pivot)
    return quick(low).append(Cell(pivot, quick(high)))


class RingLink:
    def __init__(self, number):
        self.number = number
        self.next = self


def last_of_ring(n, step):
    last = RingLink(n)
    first = last
    for k in range(n - 1, 0, -1):
        link = RingLink(k)
        link.next = first
        first = link
    last.next = first
    at = last
    while at.next is not at:
        for _ in range(step - 1):
            at = at.next
        at.next = at.next.next
    return at.number


def run(n):
    check = 0
    for k in range(50):
        cells = of([(i * 7919 + k * 31) % 10007 for i in range(n)])
        ordered = quick(cells)
        twice = ordered.map(lambda x: 2 * x + k)
        odd = twice.keep(lambda x: x % 3 == 1)
        check = (check + twice.fold(lambda a, x: (a * 3 + x) % 1000003, 1) + len(odd)) % 1000003
        if reverse(reverse(ordered)) != ordered or sum(cells) != sum(ordered):
            raise AssertionError("a list is not itself")
        check = (check * 7 + last_of_ring(n, k % 5 + 2)) % 1000003
    return f"{check} {len(odd)} {list(ordered)[:4]}"


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
