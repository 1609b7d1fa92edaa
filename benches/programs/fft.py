"""Forward and inverse radix-2 Fourier transforms of 2**N samples.

Measures float arithmetic on four lists at once with strides that change
from pass to pass, integer shifts for the bit reversal, and strided
reads of a twiddle table.
"""
import math
import sys
import time

DEFAULT_N = 17


def make_samples(size):
    state = 12345
    samples = []
    for _ in range(size):
        state = state * 16807 % 2147483647
        samples.append(state / 2147483647.0 - 0.5)
    return samples


def reorder(re, im):
    size = len(re)
    j = 0
    for i in range(1, size):
        bit = size >> 1
        while j & bit:
            j ^= bit
            bit >>= 1
        j |= bit
        if i < j:
            re[i], re[j] = re[j], re[i]
            im[i], im[j] = im[j], im[i]


def transform(re, im, cosines, sines, direction):
    size = len(re)
    reorder(re, im)
    half = 1
    while half < size:
        stride = size // (2 * half)
        for k in range(half):
            wr = cosines[k * stride]
            wi = direction * sines[k * stride]
            for top in range(k, size, 2 * half):
                low = top + half
                tr = wr * re[low] - wi * im[low]
                ti = wr * im[low] + wi * re[low]
                re[low] = re[top] - tr
                im[low] = im[top] - ti
                re[top] += tr
                im[top] += ti
        half *= 2


def run(n):
    size = 1 << n
    cosines = [math.cos(2.0 * math.pi * k / size) for k in range(size // 2)]
    sines = [math.sin(2.0 * math.pi * k / size) for k in range(size // 2)]
    original = make_samples(size)
    re = original[:]
    im = [0.0] * size
    transform(re, im, cosines, sines, -1.0)
    power = 0.0
    for k in range(size):
        power += re[k] * re[k] + im[k] * im[k]
    # Halve the upper half of the spectrum, so that the inverse is new data.
    for k in range(size // 2, size):
        re[k] *= 0.5
        im[k] *= 0.5
    transform(re, im, cosines, sines, 1.0)
    total = 0.0
    for k in range(size):
        total += re[k] / size * original[k]
    return f"{power / size:.6f} {total:.6f}"


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
