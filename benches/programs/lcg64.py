"""Pi by Monte Carlo, with Knuth's 64-bit linear congruential generator.

Measures integers beyond the machine word: each product needs up to 127
bits before the mask cuts it back to 64, and the state itself often needs
the sign bit. A VM either allocates big integers or proves the mask away.
"""
import sys
import time

DEFAULT_N = 1000000
MULTIPLIER = 6364136223846793005
INCREMENT = 1442695040888963407
MASK = 0xFFFFFFFFFFFFFFFF
SCALE = 2147483648.0


def run(n):
    state = 20231
    hits = 0
    for _ in range(n):
        state = (state * MULTIPLIER + INCREMENT) & MASK
        x = (state >> 33) / SCALE
        state = (state * MULTIPLIER + INCREMENT) & MASK
        y = (state >> 33) / SCALE
        if x * x + y * y <= 1.0:
            hits += 1
    return f"{hits} {4.0 * hits / n:.9f} {state}"


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
