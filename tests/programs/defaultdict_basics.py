# defaultdict, and what Counter counts with.
from _collections import defaultdict, _count_elements


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


d = defaultdict(list)
d["a"].append(1); d["b"]; d["a"].append(2)
print(d, len(d), "c" in d, d.get("c"), d.default_factory, isinstance(d, dict))
e = defaultdict(int, {"x": 1}, y=2); e["z"] += 5; print(e, e == {"x": 1, "y": 2, "z": 5}, sorted(e.items()))
f = e.copy(); f["new"]; print(type(f).__name__, f, e); e.default_factory = None; t(lambda: e["missing"])
t(lambda: defaultdict(1)); t(lambda: defaultdict()["k"]); t(lambda: defaultdict(None, {"a": 1})); t(lambda: defaultdict(lambda: 1 // 0)["k"]); t(lambda: defaultdict(int, 5)); t(lambda: defaultdict(factory=int))
t(lambda: e | {"q": 1}); t(lambda: {"q": 1} | defaultdict(int, a=1)); t(lambda: e | 3)
g = defaultdict(int); g |= {"p": 1}; print(g)


class D(defaultdict):
    def __missing__(self, key):
        self[key] = r = key * 2
        return r


h = D(); print(h[3], h, h.default_factory)
h.extra = 5; print(h.extra)
n = defaultdict(lambda: defaultdict(int)); n["a"]["b"] += 1; print(n["a"], len(n))


def words(text):
    count = defaultdict(int)
    for w in text.split():
        count[w] += 1
    by_length = defaultdict(list)
    for w, c in count.items():
        by_length[len(w)].append((w, c))
    return by_length


w = words("the quick brown fox jumps over the lazy dog and the fox " * 60)
print(sorted(w[3]), sorted(w), w[99])
c = {}; _count_elements(c, "hello world" * 50); print(c); t(lambda: _count_elements({}, 1)); t(lambda: _count_elements({}, [[]]))
x = defaultdict(int); x["self"] = x; print(x)
