"""All placements of N queens on an N by N board, by backtracking.

Measures recursive calls, short loops with irregular branches, and lists
used as flag tables; positions are folded into a checksum.
"""
import sys
import time

DEFAULT_N = 12


class Board:
    def __init__(self, n):
        self.n = n
        self.columns = [False] * n
        self.rising = [False] * (2 * n)
        self.falling = [False] * (2 * n)
        self.placed = [0] * n
        self.solutions = 0
        self.checksum = 0

    def place(self, row):
        n = self.n
        if row == n:
            self.solutions += 1
            fold = 0
            for column in self.placed:
                fold = (fold * 31 + column) % 1000003
            self.checksum = (self.checksum + fold) % 1000003
            return
        columns = self.columns
        rising = self.rising
        falling = self.falling
        for column in range(n):
            up = row + column
            down = row - column + n
            if columns[column] or rising[up] or falling[down]:
                continue
            columns[column] = rising[up] = falling[down] = True
            self.placed[row] = column
            self.place(row + 1)
            columns[column] = rising[up] = falling[down] = False


def run(n):
    board = Board(n)
    board.place(0)
    return f"{board.solutions} {board.checksum}"


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
