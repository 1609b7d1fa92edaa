"""Primes by trial division, by Fermat and by Miller and Rabin; factors by Pollard.

`%`, `pow` with three arguments, nested loops that end early.
"""
import sys
import time

DEFAULT_N = 1500


def by_division(n):
    if n < 2:
        return False
    d = 2
    while d * d <= n:
        if n % d == 0:
            return False
        d += 1
    return True


def by_witnesses(n):
    if n < 4:
        return n > 1
    odd = n - 1
    twos = 0
    while odd % 2 == 0:
        odd //= 2
        twos += 1
    for base in (2, 3, 5, 7):
        if n % base == 0:
            return n == base
        x = pow(base, odd, n)
        if x in (1, n - 1):
            continue
        for _ in range(twos - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def factor(n):
    x = y = 2
    d = 1
    while d == 1:
        x = (x * x + 1) % n
        y = (y * y + 1) % n
        y = (y * y + 1) % n
        d = gcd(abs(x - y), n)
    return d


def run(n):
    a = [k for k in range(n) if by_division(k)]
    b = [k for k in range(n) if by_witnesses(k)]
    large = sum(by_witnesses(10 ** 9 + k) for k in range(1, n, 2))
    return f"{a == b} {len(a)} {large} {factor(10403)} {factor(1000003 * 10007)}"


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
