"""Bit tricks: counts, Gray codes, reversals, subsets of a mask, magic multiplications.

Shifts and masks on ints that fit the machine word.
"""
import sys
import time

DEFAULT_N = 1200


def ones(x):
    count = 0
    while x:
        x &= x - 1
        count += 1
    return count


def ones_folded(x):
    x = x - ((x >> 1) & 0x55555555)
    x = (x & 0x33333333) + ((x >> 2) & 0x33333333)
    x = (x + (x >> 4)) & 0x0F0F0F0F
    return ((x * 0x01010101) & 0xFFFFFFFF) >> 24


def reverse(x, width):
    result = 0
    for _ in range(width):
        result = result << 1 | x & 1
        x >>= 1
    return result


def subsets(mask):
    sub = mask
    while sub:
        yield sub
        sub = (sub - 1) & mask


def run(n):
    total = 0
    for k in range(n):
        x = k * 2654435761 & 0xFFFFFFFF
        assert ones(x) == ones_folded(x)
        gray = k ^ (k >> 1)
        total += ones(x) + reverse(gray, 10) + (x & -x) + (~k & 0xFF)
    return f"{total} {sum(subsets(0b1011010110))} {total.bit_count()} {ones(total ^ (total << 3))}"


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
