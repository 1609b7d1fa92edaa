import functools
def f(a, b=2, *args, k=0, **kw): return a, b, args, k, sorted(kw.items())
def deco(fn):
    @functools.wraps(fn)
    def w(self, *args, **kw):
        self.calls += 1
        return fn(self, *args, **kw)
    return w
class C:
    def __init__(self): self.calls = 0; self.q = []
    @deco
    def m(self, x, y=1): return x + y
    @deco
    def n(self, *xs): return sum(xs)
    def at(self, t, fn, *args, **kw): self.q.append((t, fn, args, kw))
    def after(self, dt, fn, *args, **kw): self.at(dt + 1, fn, *args, **kw)
def two(*a, **k): return f(1, *a, *a, **k)
def mixed(x, *a): return (x, *a, *(x, "z"))
def lists(x, a): return (x, *a)
def run(n):
    c = C(); t = 0; last = None
    for i in range(n):
        t += c.m(i) + c.m(i, 2) + c.m(i, y=3) + c.n(i, i, 1) + c.n()
        c.after(i, f, i, k=3) if i % 2 else c.after(i, c.m, i, i)
        if len(c.q) > 5:
            for tt, fn, args, kw in c.q: last = fn(*args, **kw)
            c.q.clear()
        r = two(i, "s", q=i) if i % 3 else two()
        m = mixed(i, i + 0.5, [i]) if i % 5 else mixed(i)
        l = lists(i, [i, i]) if i % 2 else lists(i, (1, None))
        l2 = lists(i, str(i)) if i % 7 == 0 else lists(i, range(3))
        t += len(r[2]) + len(m) + len(l) + len(l2)
        if i % 100 == 99:
            try: lists(i, 5)
            except TypeError as e: last = str(e)
    return t, c.calls, last, r, m, l, l2
print(run(20)); print(run(3000))
