"""The longest common subsequence and the longest common piece of two texts.

Tables as lists of lists, strings put together backwards.
"""
import sys
import time

DEFAULT_N = 150


def subsequence(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            if x == y:
                table[i + 1][j + 1] = table[i][j] + 1
            else:
                table[i + 1][j + 1] = max(table[i][j + 1], table[i + 1][j])
    out = ""
    i, j = len(a), len(b)
    while i and j:
        if table[i][j] == table[i - 1][j]:
            i -= 1
        elif table[i][j] == table[i][j - 1]:
            j -= 1
        else:
            i -= 1
            j -= 1
            out = a[i] + out
    return out


def piece(a, b):
    best = ""
    for i in range(len(a)):
        while a[i:i + len(best) + 1] in b and i + len(best) < len(a):
            best = a[i:i + len(best) + 1]
    return best


def run(n):
    a = "".join("abcd"[(k * k + k // 3) % 4] for k in range(n))
    b = "".join("dcba"[(k * 3 + k // 5) % 4] for k in range(n))
    return f"{subsequence(a, b)} {piece(a, b)}"


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
