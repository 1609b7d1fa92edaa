"""Exceptions raised with arguments, caught, chained, and passed on by `finally`.

Control flow through `try`, in a loop and through several frames.
"""
import sys
import time

DEFAULT_N = 4000


class Refused(Exception):
    def __init__(self, code, reason):
        super().__init__(code, reason)
        self.code = code


def check(k):
    if k % 7 == 0:
        raise Refused(k, "seventh")
    if k % 5 == 0:
        raise ValueError(f"bad {k}")
    return {1: 10, 2: 20, 3: 30}[k % 11]


def careful(k, log):
    try:
        return check(k)
    except KeyError as e:
        log.append(e.args[0])
        return -1
    finally:
        log.append(k % 3)


def outer(k, log):
    try:
        return careful(k, log)
    except Refused as e:
        return e.code
    except ValueError as e:
        try:
            raise RuntimeError(len(str(e))) from e
        except RuntimeError as chained:
            return chained.args[0] + len(str(chained.__cause__))


def run(n):
    log = []
    total = 0
    for k in range(n):
        total += outer(k, log)
    return f"{total} {sum(log)} {len(log)}"


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
