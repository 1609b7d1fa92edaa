# Built-in iterators: laziness, exhaustion, sharing, errors in the middle, iter with sentinel, nested zips.

it = iter([1, 2, 3])
print(next(it), list(it), list(it), next(it, None))
z = zip(iter("abc"), iter([1, 2]))
print(list(z), list(z))
s = iter("abcd")
print(list(zip(s, s)), next(s, "empty"))
m = map(lambda v: log.append(v) or v, [1, 2, 3])
log = []
print(log, next(m), log, list(m), log)
f = filter(lambda v: v > 1, iter([0, 1, 2, 3]))
print(next(f), list(f))
e = enumerate("ab")
print(iter(e) is e, next(e), list(e))
r = reversed([1, 2, 3])
print(next(r), list(r))
a = iter([1, 2, 3, 4])
print(2 in a, list(a), sum(iter(range(5))), max(iter("hello")), sorted(iter({3, 1})), "".join(iter("xy")), dict(iter([("k", 1)])))
print([*map(pow, [2, 3], [3, 2])], list(map(None.__class__, [])), list(filter(str.isdigit, "a1b2")), list(map(int, "123")), list(map(str.upper, ["a"])), list(map(max, [1, 5], [3, 2])))


class Boom:
    def __init__(self, at):
        self.i, self.at = 0, at

    def __iter__(self):
        return self

    def __next__(self):
        self.i += 1
        if self.i == self.at:
            raise ValueError(f"boom {self.i}")
        if self.i > 1000:
            raise StopIteration
        return self.i


for use in (list, tuple, set, sum, max, sorted, lambda b: [*b], lambda b: [v for v in b], lambda b: dict(zip(b, b)), lambda b: ",".join(map(str, b)), lambda b: 999 in b, lambda b: {v: v for v in b}, lambda b: all(b), lambda b: list(map(str, filter(None, b)))):
    try:
        use(Boom(600))
    except ValueError as e:
        print(e, end="; ")
print()
b = Boom(300)
t = 0
while True:
    try:
        for v in b:
            t += v
        break
    except ValueError:
        t += 1000000
print(t, next(b, "over"))


class Resettable:
    def __init__(self, n):
        self.n, self.i = n, 0

    def __iter__(self):
        self.i = 0
        return self

    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i if self.i < 400 else self.i / 2


rs = Resettable(700)
print(sum(rs), sum(rs), [v for v in Resettable(3)], sum(1 for a in Resettable(20) for b in Resettable(a if isinstance(a, int) else 1)))
counter = 0


def tick():
    global counter
    counter += 1
    return counter


print(list(iter(tick, 5)), sum(iter(tick, 1000)), counter)


class NextChanges:
    def __iter__(self):
        return self

    def __next__(self):
        global swaps
        swaps += 1
        if swaps == 500:
            NextChanges.__next__ = NextChanges.other
        return swaps

    def other(self):
        global swaps
        swaps += 1
        if swaps > 900:
            raise StopIteration
        return -swaps


swaps = 0
print(sum(NextChanges()))
total = 0
for i, (a, (b, c)) in enumerate(zip(range(1000), zip(reversed(range(1000)), map(lambda v: v % 3, range(1000)))), 10):
    total += i * c - a + b
print(total)
src = [iter(range(300)), iter((1.5,) * 200), iter("x" * 100), iter({1: 2, 3: 4}), iter({5}), iter([None] * 3)]
kinds = {}
for s in src:
    for v in s:
        kinds[type(v).__name__] = kinds.get(type(v).__name__, 0) + 1
print(kinds)
try:
    next(iter({}))
except StopIteration as e:
    print(repr(e))
try:
    for v in Resettable:
        pass
except TypeError as e:
    print(e)
