# Generators driven as coroutines: a small scheduler, send values, pipelines and recursion.
from collections import deque

log = []


class Scheduler:
    def __init__(self):
        self.ready = deque()

    def spawn(self, name, gen):
        self.ready.append((name, gen, None))

    def run(self):
        while self.ready:
            name, gen, value = self.ready.popleft()
            try:
                request = gen.send(value)
            except StopIteration as stop:
                log.append(f"{name}={stop.value}")
                continue
            except Exception as error:
                log.append(f"{name}!{type(error).__name__}")
                continue
            if isinstance(request, tuple):
                self.spawn(*request)
            self.ready.append((name, gen, request if isinstance(request, int) else None))


def worker(n):
    total = 0
    for i in range(n):
        total += yield i
    return total


def parent():
    yield ("child", worker(2))
    result = yield from worker(3)
    if result != 3:
        raise ValueError(result)
    yield
    raise LookupError("end of parent")


s = Scheduler()
s.spawn("a", worker(4))
s.spawn("p", parent())
s.run()
print(log)


def averager():
    count = total = 0
    average = None
    while True:
        try:
            value = yield average
        except ValueError:
            count = total = 0
            average = None
        else:
            if value is None:
                return count, average
            total += value
            count += 1
            average = total / count


a = averager()
print(next(a), a.send(10), a.send(20), a.throw(ValueError), a.send(7))
try:
    a.send(None)
except StopIteration as stop:
    print(stop.value)


def integers(start=2):
    while True:
        yield start
        start += 1


def sieve(source):
    p = next(source)
    yield p
    yield from sieve(x for x in source if x % p)


primes = sieve(integers())
print([next(primes) for _ in range(12)])


def flatten(x):
    if isinstance(x, list):
        for y in x:
            yield from flatten(y)
    else:
        yield x


def depth(n):
    if n:
        yield from depth(n - 1)
    yield n


print(list(flatten([1, [2, [3, [4, []]], 5], [[6]]])), sum(depth(200)))


def deep(n):
    if n:
        return (yield from deep(n - 1)) + 1
    got = yield "bottom"
    return got


d = deep(50)
print(next(d))
try:
    d.send(100)
except StopIteration as stop:
    print(stop.value)
d = deep(50)
next(d)
try:
    d.throw(KeyError("through all"))
except KeyError as error:
    tb, n = error.__traceback__, 0
    while tb:
        tb, n = tb.tb_next, n + 1
    print(error, n)
