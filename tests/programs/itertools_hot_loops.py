# Objects of itertools in loops that are hot.
import itertools as it


def pairs(n):
    t = 0
    for a, b in it.combinations(range(n), 2):
        if a ^ b > n // 2:
            t += a * b
    return t


print(pairs(60))


def grid(n):
    t = 0
    for x, y, z in it.product(range(n), repeat=3):
        t += x * y - z
    return t


print(grid(14))


def running(values):
    best = -1
    for v in it.accumulate(values):
        if v > best:
            best = v
    return best


print(running([(i * 31) % 17 - 8 for i in range(2000)]))


def chained(n):
    t = 0
    for v in it.chain(range(n), [1.5] * n, range(n)):
        t += v
    return t


print(chained(700))


def counted(limit):
    t = 0
    for i in it.count(1, 2):
        if i > limit:
            break
        t += i
    return t


print(counted(3000), sum(it.islice(it.cycle([1, 2, 3]), 1000)), sum(it.repeat(3, 1000)))


def runs(text):
    out = []
    for k, g in it.groupby(text):
        n = 0
        for _ in g:
            n += 1
        out.append((k, n))
    return out


print(runs("aaabbbccaad" * 40)[-4:])


def steps(values):
    t = 0
    for a, b in it.pairwise(values):
        t += abs(b - a)
    return t


print(steps([(i * i) % 101 for i in range(1500)]))


def fails(values):
    n = 0
    try:
        for v in it.takewhile(lambda x: 10 / x > 0, values):
            n += 1
    except ZeroDivisionError as e:
        return n, str(e)
    return n


print(fails(list(range(1, 300)) + [0]), fails(range(1, 500)))


class Item:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return self.v // 3 == other.v // 3


print([len(list(g)) for _, g in it.groupby([Item(i) for i in range(200)])][:8])
total = 0
for batch in it.batched(range(1001), 7):
    total += len(batch) * batch[0]
print(total)
for row in it.zip_longest(range(300), range(200), fillvalue=1):
    total += row[0] * row[1]
print(total)
a, b = it.tee(range(1000))
print(sum(x * y for x, y in zip(a, b)))
