"""Context managers: a journal that undoes, a stack of scopes, exceptions held back.

`with` in loops, `__enter__` and `__exit__`, nested and failing.
"""
import sys
import time

DEFAULT_N = 500


class Undo:
    def __init__(self, store):
        self.store = store

    def __enter__(self):
        self.saved = dict(self.store)
        return self.store

    def __exit__(self, kind, error, traceback):
        if kind is not None:
            self.store.clear()
            self.store.update(self.saved)
        return kind is ArithmeticError


class Scope:
    depth = 0
    deepest = 0

    def __enter__(self):
        Scope.depth += 1
        Scope.deepest = max(Scope.deepest, Scope.depth)
        return Scope.depth

    def __exit__(self, *error):
        Scope.depth -= 1


def nested(k):
    with Scope() as depth:
        return depth + nested(k - 1) if k else 0


def run(n):
    store = {}
    failed = 0
    total = 0
    for k in range(n):
        try:
            with Scope(), Undo(store) as s:
                s[k % 9] = s.get(k % 9, 0) + k
                if k % 4 == 0:
                    raise ArithmeticError
                if k % 7 == 0:
                    raise LookupError(k)
        except LookupError as e:
            failed += e.args[0]
        total += nested(k % 6)
    return f"{sorted(store.items())} {failed} {total} {Scope.depth} {Scope.deepest}"


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
