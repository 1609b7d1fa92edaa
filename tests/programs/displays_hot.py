# Dict and set displays, comprehensions, and generators made in hot loops.


def dicts(n):
    total = 0
    for i in range(n):
        d = {"a": i, "b": 2, "a": i + 1, i & 3: "x", None: 1.5}
        total += len(d) + d["a"]
    return total, d


def sets(n):
    total = 0
    for i in range(n):
        s = {i, i & 1, 2, 2.0, "x", None}
        total += len(s)
    return total, sorted(map(str, s))


def merges(n):
    base = {"x": 1, "y": 2}
    for i in range(n):
        d = {**base, "y": i, **{"z": i}}
    return d


def comprehensions(n):
    total = 0
    for i in range(n):
        total += len({x * x: i for x in (-2, -1, 0, 1, 2)}) + len({x % 3 for x in (1, 2, 3, 4)})
    return total


class Key:
    def __init__(self, k):
        self.k = k

    def __hash__(self):
        return hash(self.k)

    def __eq__(self, other):
        return self.k == (other.k if isinstance(other, Key) else other)


def other_keys(n):
    out = []
    for i in range(n):
        k = Key("a") if i % 10 == 9 else "a" if i % 2 else (1, i)
        d = {"a": 0, k: i, "b": 1}
        s = {k, "a", 1}
        out.append((len(d), len(s), len({x: i for x in ("a", k)})))
    return out[-11:]


def unhashable(n):
    out = []
    for i in range(n):
        k = [] if i == n - 2 else i
        try:
            out.append(len({1: 2, k: 3}) + len({k}))
        except TypeError as e:
            out.append(str(e))
    return out[-3:]


class Tree:
    def __init__(self, left, v, right):
        self.left, self.v, self.right = left, v, right

    def walk(self, depth=0, *, order="in"):
        if order == "pre":
            yield depth, self.v
        for t in (self.left,):
            if t:
                yield from t.walk(depth + 1, order=order)
        if order == "in":
            yield depth, self.v
        if self.right:
            yield from self.right.walk(depth + 1, order=order)


def walks(n):
    t = Tree(Tree(None, 1, None), 2, Tree(Tree(None, 3, None), 4, None))
    total = 0
    for i in range(n):
        for depth, v in t.walk(order="pre" if i % 3 else "in"):
            total = (total * 3 + depth * v) % 1000003
    return total


def rest(*args, **named):
    for a in args:
        yield a
    yield from sorted(named.items())


def rests(n):
    for i in range(n):
        a = list(rest(i, i + 1, k=i, j=2))
    return a


def sums(n):
    out = []
    for i in range(n):
        r = (i, 2.5, i * 3)
        out.append((sum(x * 2 for x in r), any(x > n for x in r), all(x >= 0 for x in r), max(x for x in r)))
    return out[-2:]


def big_sums(n):
    for i in range(n):
        t = sum(x for x in (2**62, 2**62, i, 0.5))
    return t, sum(x for x in (0.1,) * 10), sum(x for x in (True, 2, -0.0)), sum((c for c in ([1], [2])), [])


print(dicts(400))
print(sets(400))
print(merges(400))
print(comprehensions(400))
print(other_keys(400))
print(unhashable(400))
print(walks(400))
print(rests(400))
print(sums(1500))
print(big_sums(1500))
