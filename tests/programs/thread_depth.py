# Deep recursion in threads, sizes of their stacks, and errors that end there.
import sys
import threading


def run(function, *args):
    results = []
    t = threading.Thread(target=lambda: results.append(function(*args)))
    t.start()
    t.join()
    return results[0]


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


class Nested:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return 1 if self.n == 0 else Nested(self.n - 1) + other

    def __repr__(self):
        return "end" if self.n == 0 else repr(Nested(self.n - 1))


def overflows(function, *args):
    try:
        return function(*args)
    except RecursionError as e:
        return str(e)[:32]


print(run(deep, 900), run(overflows, deep, 10 ** 6))
print(run(lambda: repr(Nested(100))), run(overflows, repr, Nested(10 ** 6)))
print(run(lambda: Nested(100) + 1), run(overflows, lambda: Nested(10 ** 6) + 1))
sys.setrecursionlimit(5000)
print(run(deep, 4500), run(sys.getrecursionlimit))
run(sys.setrecursionlimit, 1000)
print(sys.getrecursionlimit(), overflows(deep, 3000))


def nested_list(n):
    x = []
    for _ in range(n):
        x = [x]
    return x


print(len(run(overflows, repr, nested_list(100000))))
print(run(lambda: sorted([3, 1, 2], key=lambda x: deep(100) + x)))

# All of them deep at once
depths = []
barrier = threading.Barrier(5)


def deep_and_wait(n):
    if n == 0:
        barrier.wait()
        return 0
    return 1 + deep_and_wait(n - 1)


threads = [threading.Thread(target=lambda k=k: depths.append(deep_and_wait(400 + k))) for k in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(depths))

# Sizes of stacks
print(threading.stack_size())
for size in (-1, 1, 4096):
    try:
        print(threading.stack_size(size))
    except ValueError as e:
        print(e)
print(threading.stack_size(262144), threading.stack_size())
print(run(deep, 100), threading.stack_size(0), threading.stack_size())


def too_much():
    try:
        return len(bytearray(1 << 62))
    except MemoryError as e:
        return type(e).__name__


print(run(too_much))

# More threads than processors, many times over
total = []
threads = [threading.Thread(target=lambda k=k: total.append(deep(k % 50))) for k in range(150)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sum(total))


def nests(n):
    if n:
        t = threading.Thread(target=nests, args=(n - 1,))
        t.start()
        t.join()
    total.append(n)


total.clear()
nests(20)
print(total == list(range(21)))


# Generators that go from one thread to another
def numbers():
    name = threading.current_thread().name
    while True:
        got = yield name
        name = threading.current_thread().name, got


g = numbers()
print(next(g))
t = threading.Thread(target=lambda: total.append(g.send(5)), name="second")
t.start()
t.join()
print(total[-1], g.send(6))
