# Many threads at the streams, caches and tables that others use too, with very short turns.
import functools
import io
import itertools
import os
import sys
import tempfile
import threading

sys.setswitchinterval(1e-5)


def run_all(function, n):
    threads = [threading.Thread(target=function, args=(k,)) for k in range(n)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


N = 300
expected = sorted(f"{k}:{i}" for k in range(4) for i in range(N))
name = os.path.join(tempfile.mkdtemp(), "shared.txt")


def writer(f, as_bytes=False):
    def writes(k):
        for i in range(N):
            line = f"{k}:{i}\n"
            f.write(line.encode() if as_bytes else line)
    return writes


with open(name, "w") as f:
    run_all(writer(f), 4)
with open(name) as f:
    print(sorted(f.read().split()) == expected)
with open(name, "wb", buffering=64) as f:
    run_all(writer(f, True), 4)
with open(name) as f:
    print(sorted(f.read().split()) == expected)
s = io.StringIO()
run_all(writer(s), 4)
print(sorted(s.getvalue().split()) == expected)
b = io.BytesIO()
run_all(writer(b, True), 4)
print(sorted(b.getvalue().decode().split()) == expected)

count = itertools.count()
numbers = []


def counts(k):
    for _ in range(N):
        numbers.append(next(count))


run_all(counts, 4)
print(sorted(numbers) == list(range(4 * N)))


@functools.lru_cache(maxsize=50)
def cached(x):
    return x * 3


wrong = []


def caches(k):
    for i in range(N):
        if cached((i * 7 + k) % 90) != (i * 7 + k) % 90 * 3:
            wrong.append(i)


run_all(caches, 4)
info = cached.cache_info()
print(wrong, info.hits + info.misses >= 4 * N, info.currsize <= 50)

table, keys = {}, [str(i) for i in range(100)]


def fills(k):
    for i in range(N):
        key = keys[(i + k) % 100]
        table.setdefault(key, []).append(k)
        if i % 10 == 0:
            table.pop(keys[(i * 3) % 100], None)
        if i % 100 == 0:
            sorted(table)


run_all(fills, 4)
print(len(table) <= 100, all(type(v) is list for v in table.values()))

shared = []


def pushes(k):
    for i in range(N):
        shared.append(k)
        if i % 3 == 0:
            shared.pop()


run_all(pushes, 4)
print(len(shared) == 4 * (N - len(range(0, N, 3))))


class Descending:
    def __init__(self, x):
        self.x = x

    def __lt__(self, other):
        return self.x > other.x


def sorts(k):
    for i in range(10):
        values = [Descending((j * 7 + k) % 31) for j in range(31)]
        values.sort()
        if [v.x for v in values] != list(range(30, -1, -1)):
            wrong.append((k, i))


run_all(sorts, 4)
print(wrong)


def generates(k):
    def numbers(n):
        for i in range(n):
            got = yield i
            if got:
                yield got

    total = 0
    for i in range(30):
        g = numbers(10)
        total += sum(x for x in g)
    if total != 30 * 45:
        wrong.append(total)


run_all(generates, 4)
print(wrong)

one = (i for i in range(10 ** 6))
errors = set()


def advances(k):
    for _ in range(300):
        try:
            next(one)
        except ValueError as e:
            errors.add(str(e))


run_all(advances, 4)
print(errors <= {"generator already executing"}, next(one) <= 1200)
