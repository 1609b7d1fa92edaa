# Small programs on dicts: grouping, inverting, counting, nested defaults, sorting by values, merging deep.

words = "one two three four five six seven eight nine ten eleven twelve".split()
by_length = {}
for w in words:
    by_length.setdefault(len(w), []).append(w)
print(by_length, {k: len(v) for k, v in sorted(by_length.items())})
inverse = {v: k for k, vs in by_length.items() for v in vs}
print(inverse["seven"], list(inverse)[:4], len(inverse) == len(words))
counts = {}
for ch in "mississippi":
    counts[ch] = counts.get(ch, 0) + 1
print(counts, sorted(counts, key=counts.get, reverse=True), max(counts.items(), key=lambda kv: (kv[1], kv[0])))


def merge(a, b):
    out = dict(a)
    for k, v in b.items():
        out[k] = merge(out[k], v) if isinstance(v, dict) and isinstance(out.get(k), dict) else v
    return out


x = {"a": {"b": 1, "c": {"d": 2}}, "e": 5}
y = {"a": {"c": {"z": 9}, "q": 0}, "e": {"deep": 1}}
print(merge(x, y), x)


def flatten(d, prefix=""):
    for k, v in d.items():
        if isinstance(v, dict):
            yield from flatten(v, f"{prefix}{k}.")
        else:
            yield prefix + k, v


flat = dict(flatten(merge(x, y)))
print(flat)


def unflatten(flat):
    root = {}
    for path, v in flat.items():
        *parents, last = path.split(".")
        node = root
        for p in parents:
            node = node.setdefault(p, {})
        node[last] = v
    return root


print(unflatten(flat) == merge(x, y))
table = {(r, c): r * c for r in range(3) for c in range(3)}
print(table[2, 2], {r: sum(v for (rr, _), v in table.items() if rr == r) for r in range(3)}, [k for k, v in table.items() if v == 2])
cache = {}


def fib(n):
    if n not in cache:
        cache[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return cache[n]


print(fib(90), len(cache), list(cache)[:3])
lru = {}
for key in "abcabdaae":
    lru[key] = lru.pop(key, 0) + 1
    if len(lru) > 3:
        del lru[next(iter(lru))]
print(lru)
d = dict.fromkeys(range(5), "x")
while d:
    k, v = d.popitem()
    if k % 2:
        d[k - 1] = "moved"
        d.pop(0, None)
print(d, {**{"a": 1}, "b": 2, **{"a": 3}}, dict(a=1) | {"b": 2} | dict(c=3))
graph = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}
order, seen = [], set()


def visit(n):
    if n not in seen:
        seen.add(n)
        for m in graph[n]:
            visit(m)
        order.append(n)


for n in graph:
    visit(n)
print(order[::-1])
