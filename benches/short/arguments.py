"""Calls of every kind: defaults, keywords, stars both ways, keyword-only, lambdas.

Binding of arguments, `*args` and `**kwargs` passed on.
"""
import sys
import time

DEFAULT_N = 500


def plain(a, b=2, *, scale=1):
    return (a + b) * scale


def gather(*args, **options):
    total = sum(args)
    for key in options:
        total += options[key] * len(key)
    return total


def forward(function, *args, **options):
    return function(*args, **options)


def choose(kind, *, width=1, height=1, **rest):
    return {"area": lambda: width * height, "edge": lambda: 2 * (width + height)}.get(kind, lambda: len(rest))()


def run(n):
    total = 0
    for k in range(n):
        total += plain(k) + plain(k, 3) + plain(k, b=4) + plain(a=k, scale=2)
        total += gather(k, k + 1, k + 2) + gather(k, x=k, yy=2)
        pair = (k, 1)
        total += plain(*pair) + forward(plain, *pair, scale=3) + forward(gather, k, *pair, zzz=k)
        options = {"width": k, "height": 3}
        total += choose("area", **options) + choose("edge", width=k) + choose("none", depth=1, **options)
    return f"{total}"


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
