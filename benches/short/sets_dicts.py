"""Sets and dicts: an index of words, groups, inverse, set algebra, colours of a graph.

Keys that are strings, ints and tuples.
"""
import sys
import time

DEFAULT_N = 800


def index(lines):
    found = {}
    for number, line in enumerate(lines):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return found


def colours(edges):
    neighbours = {}
    for a, b in edges:
        neighbours.setdefault(a, set()).add(b)
        neighbours.setdefault(b, set()).add(a)
    colour = {}
    for node in sorted(neighbours, key=lambda v: (-len(neighbours[v]), v)):
        taken = {colour[v] for v in neighbours[node] if v in colour}
        k = 0
        while k in taken:
            k += 1
        colour[node] = k
    return colour


def run(n):
    lines = [f"w{k % 7} w{k * k % 11} x{k % 5} w{k * 3 % 13}" for k in range(n)]
    words = index(lines)
    both = [len(words[a] & words[b]) for a in sorted(words) for b in sorted(words) if a < b]
    edges = {(a, b) for k in range(n) for a, b in [(k % 17, k * 5 % 19), (k % 13, k * 7 % 23)] if a < b}
    colour = colours(edges)
    inverse = {}
    for node, c in colour.items():
        inverse.setdefault(c, []).append(node)
    pairs = {(c, len(v)): sum(v) for c, v in inverse.items()}
    return f"{sum(both)} {len(edges)} {max(colour.values())} {sorted(pairs.items())[:4]}"


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
