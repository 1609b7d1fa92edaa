"""The game of life on a set of cells without borders.

Tuples as keys of sets and dicts, comprehensions with two loops.
"""
import sys
import time

DEFAULT_N = 150


def step(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    key = (x + dx, y + dy)
                    counts[key] = counts.get(key, 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or n == 2 and cell in cells}


def run(n):
    rows = [".#....#.", "..#..#.#", "###...##", "....##..", ".#.##..#"]
    cells = {(x, y) for y, row in enumerate(rows) for x, c in enumerate(row) if c == "#"}
    counts = []
    for _ in range(n):
        cells = step(cells)
        counts.append(len(cells))
    return f"{sum(counts)} {counts[:9]} {sorted(cells)[:3]}"


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
