# The comparisons of sorts, which programs count and see: how many there are, and in which order.
import random
import zlib


class Item:
    log = []
    fail_at = None

    def __init__(self, key, n):
        self.key, self.n = key, n

    def __lt__(self, other):
        Item.log.append(self.key * 1009 + other.key)
        if len(Item.log) == Item.fail_at:
            raise ValueError(Item.fail_at)
        return self.key < other.key


def keys(kind, n):
    if kind == "random":
        return [random.randrange(n * n) for _ in range(n)]
    if kind == "few":
        return [random.randrange(5) for _ in range(n)]
    if kind == "up":
        return list(range(n))
    if kind == "steps down":
        return [-(i // 7) for i in range(n)]
    if kind == "halves":
        return list(range(0, n, 2)) + list(range(1, n, 2))
    if kind == "nearly":
        ks = list(range(n))
        for _ in range(5):
            i, j = random.randrange(n), random.randrange(n)
            ks[i], ks[j] = ks[j], ks[i]
        return ks
    if kind == "saw":
        return [i % 100 for i in range(n)][::-1]
    return [7] * n


def sorts():
    for kind in ("random", "few", "up", "steps down", "halves", "nearly", "saw", "same"):
        for n in (2, 3, 7, 33, 64, 65, 130, 500, 1777):
            random.seed(n)
            items = [Item(k, i) for i, k in enumerate(keys(kind, n))]
            Item.log.clear()
            items.sort(reverse=n % 2 == 0)
            counted = len(Item.log)
            seen = zlib.crc32(repr(Item.log).encode())
            order = zlib.crc32(repr([x.n for x in items]).encode())
            print(kind, n, counted, seen, order)


def failing():
    random.seed(5)
    for at in (1, 10, 100, 500, 700, 900):
        items = [Item(k, i) for i, k in enumerate(keys("random", 200))]
        Item.log.clear()
        Item.fail_at = at
        try:
            items.sort()
            print("sorted", len(Item.log))
        except ValueError as e:
            print(e, sorted(x.n for x in items) == list(range(200)))
        Item.fail_at = None


def with_keys():
    calls = []
    random.seed(1)
    words = ["".join(random.choices("abc", k=3)) for _ in range(90)]
    print(sorted(words, key=lambda w: (calls.append(w), Item(sum(map(ord, w)), 0))[1])[:5], len(calls), len(Item.log))


sorts()
failing()
with_keys()
