"""Pi by Monte Carlo, with the Park-Miller generator.

Measures integer multiply and modulo whose products stay below 47 bits, so
they fit a machine word but not a 31-bit small integer; then true division
to floats and a hard-to-predict branch.
"""
import sys
import time

DEFAULT_N = 1500000
MULTIPLIER = 48271
MODULUS = 2147483647


def run(n):
    state = 20231
    hits = 0
    for _ in range(n):
        state = state * MULTIPLIER % MODULUS
        x = state / MODULUS
        state = state * MULTIPLIER % MODULUS
        y = state / MODULUS
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
