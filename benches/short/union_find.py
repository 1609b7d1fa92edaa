"""Sets of connected cells: union by rank with shortened paths; percolation of a grid.

Loops over a list that is its own index, with recursion for the roots.
"""
import sys
import time

DEFAULT_N = 40


class Sets:
    def __init__(self, n):
        self.parent = list(range(n))
        self.rank = [0] * n
        self.n_sets = n

    def root(self, k):
        parent = self.parent[k]
        if parent == k:
            return k
        top = self.root(parent)
        self.parent[k] = top
        return top

    def join(self, a, b):
        a, b = self.root(a), self.root(b)
        if a == b:
            return False
        if self.rank[a] < self.rank[b]:
            a, b = b, a
        self.parent[b] = a
        if self.rank[a] == self.rank[b]:
            self.rank[a] += 1
        self.n_sets -= 1
        return True


def run(n):
    sets = Sets(n * n + 2)
    top, bottom = n * n, n * n + 1
    is_open = [False] * (n * n)
    opened = 0
    cell = 1
    while sets.root(top) != sets.root(bottom):
        cell = (cell * 75 + 74) % 65537
        k = cell % (n * n)
        if is_open[k]:
            continue
        is_open[k] = True
        opened += 1
        row, column = divmod(k, n)
        if row == 0:
            sets.join(k, top)
        if row == n - 1:
            sets.join(k, bottom)
        for r, c in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            if 0 <= r < n and 0 <= c < n and is_open[r * n + c]:
                sets.join(k, r * n + c)
    return f"{opened} {sets.n_sets}"


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
