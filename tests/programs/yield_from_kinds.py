def over(x): yield from x
def both(a, b):
    r = yield from a
    yield ("end", r)
    yield from b
class C:
    def __init__(self, n): self.n = n
    def __iter__(self):
        while self.n > 0:
            yield self.n
            self.n -= 1
def walk(t):
    if t:
        yield from walk(t[0]); yield t[1]; yield from walk(t[2])
def build(lo, hi):
    if lo >= hi: return None
    m = (lo + hi) // 2
    return (build(lo, m), m, build(m + 1, hi))
def f(n):
    out = 0
    d = {i: i * i for i in range(5)}
    t = build(0, 31)
    for i in range(n):
        for src in ([1, 2, 3], (4, 5), "ab", range(3), d, d.items(), {7}, C(3), iter([1, 2]), (x for x in (1, 2)), zip([1], [2]), enumerate("xy"), map(str, [1, 2]), bytes(b"xyz")):
            for v in over(src): out += len(str(v))
        for v in both(over([1]), (2, 3)): out += len(str(v))
        for k, v in enumerate(walk(t)): out += k == v
        if i % 50 == 49:
            try:
                for v in over(5): pass
            except TypeError as e: out += len(str(e))
    return out
print(f(10), f(600))
