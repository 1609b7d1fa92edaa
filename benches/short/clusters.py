"""Points in the plane sorted into clusters, until nothing moves.

Floats in tuples and lists, `min` with a key, comprehensions.
"""
import sys
import time

DEFAULT_N = 200


def distance(a, b):
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def centre(points):
    return (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))


def clusters(points, k):
    centres = points[:k]
    for rounds in range(1, 20):
        groups = [[] for _ in centres]
        for p in points:
            nearest = min(range(k), key=lambda i: distance(p, centres[i]))
            groups[nearest].append(p)
        moved = [centre(g) if g else c for g, c in zip(groups, centres)]
        if moved == centres:
            break
        centres = moved
    return rounds, centres, [len(g) for g in groups]


def run(n):
    points = [((k * 37 % 100) / 7 + k % 3 * 20, (k * 59 % 100) / 9 - k % 4 * 10) for k in range(n)]
    rounds, centres, sizes = clusters(points, 4)
    return f"{rounds} {sizes} {centres[0][0]:.6f} {centres[3][1]:.6f}"


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
