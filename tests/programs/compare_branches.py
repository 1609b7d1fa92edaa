"""Fused compare-and-branch on a Python-level comparison: what only the other side needs is kept."""
# A compare-and-branch on a Python-level __lt__ in a trace: the exit to the other side loses variables
# that are dead on the recorded side (here `i`, overwritten on the fall-through path, returned on the other).
class E:
    def __init__(s, t): s.t = t
    def __lt__(s, o): return s.t < o.t
    def __eq__(s, o): return s.t == o.t
    def __contains__(s, o): return s.t == o
    def __bool__(s): return s.t > 1
    def __len__(s): return s.t
a = E(1); b = E(2); c = E(0)
def push(h, i):
    while i > 0:
        p = i - 1
        if not h[i] < a: break
        i = p
    return i
l1 = [c] * 10; l2 = [c] * 6 + [b] * 4; l3 = [c] * 8 + [b, c]
r = {}
def sim(n):
    for k in range(n):
        v = push((l1, l3, l2)[k % 3], 9)
        r[k % 3, v] = r.get((k % 3, v), 0) + 1
    return r
print(sim(100000))

# a loop in a function called from a loop, left by `if not a < b: break` with a Python __lt__
class E:
    def __init__(s, t): s.t = t
    def __lt__(s, o): return s.t < o.t
def push2(h):
    i = 3
    while i > 0:
        if not h[i] < h[i - 1]: break
        i = i - 1
    return i
def sim2(n):
    r = []
    for i in range(n):
        h = [E(i * k * 7919 % 101 % 10) for k in range(4)]
        a = push2(h)
        b = 3
        while b > 0 and h[b].t < h[b - 1].t: b -= 1
        if a != b: r.append((i, a, b))
    return r
r = sim2(600)
print(len(r), r[:5])


class Steps:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n == 3:
            self.n = 2
        if self.n < 0:
            raise StopIteration
        return self.n


def only_in_the_body(n):
    t = 0
    for k in range(n):
        w = k & 3
        for x in Steps(5 + k % 3):
            t += x * w
        w = 1
    return t


print(only_in_the_body(2000))
