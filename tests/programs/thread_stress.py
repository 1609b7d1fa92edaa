# Threads that take turns as often as can be: generators, finalisers, collections and exceptions in hot loops.
import gc
import sys
import threading

sys.setswitchinterval(1e-6)


class Node:
    def __init__(self, value):
        self.value, self.me = value, self


class Finalised:
    count = 0

    def __del__(self):
        Finalised.count += 1


def numbers(n):
    for i in range(n):
        yield i * 2


def cycles(n):
    return sum(Node(i).value for i in range(n))


def raises(n):
    s = 0
    for i in range(n):
        try:
            if i % 3 == 0:
                raise ValueError(i)
            s += 1
        except ValueError as e:
            s += e.args[0] % 5
    return s


def drops(n):
    for _ in range(n):
        Finalised()
    return n


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def texts(n):
    d = {}
    for i in range(n):
        k = f"k{i % 50}"
        d[k] = d.get(k, 0) + len(k)
    return sorted(d.items())[:3]


def collects(n):
    for _ in range(n // 400):
        gc.collect()
    return n


work = [(cycles, 3000), (raises, 3000), (drops, 2000), (fib, 16), (texts, 3000), (collects, 2000),
        (lambda n: sum(numbers(n)), 3000)]
expected = [f(n) for f, n in work]
results = {}


def worker(k):
    results[k] = [f(n) for f, n in work[k % 7:] + work[:k % 7]]


threads = [threading.Thread(target=worker, args=(k,)) for k in range(7)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for k in range(7):
    print(k, results[k] == expected[k:] + expected[:k])
print(Finalised.count)

shared, taken, lock = numbers(2000), [], threading.Lock()


def takes():
    while True:
        with lock:
            x = next(shared, None)
        if x is None:
            return
        taken.append(x)


threads = [threading.Thread(target=takes) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(taken), sum(taken))
