class V:
    def __init__(self, a, b): self.a = a; self.b = b
    def __hash__(self): return hash((self.a, self.b))
    def __eq__(self, o): return (self.a, self.b) == (o.a, o.b)
def f(n):
    t = 0; d = {}
    for i in range(n):
        t ^= hash(i) ^ hash(-i) ^ hash((i, -1, 2.5, True, None, ((), i * 3), i << 40))
        t ^= hash(i * 0.5) ^ hash(-1) ^ hash(()) ^ hash(i & 1 == 1)
        v = V(i % 50, i & 1)
        d[v] = d.get(v, 0) + 1
        t ^= hash(v) + (hash("a%d" % (i & 3)) == hash("a" + str(i & 3))) + (hash(("b", i)) == hash(("b", int(i * 1.0))))
        t ^= hash((v, 1))
    return t, len(d), max(d.values())
print(f(100), f(5000))
