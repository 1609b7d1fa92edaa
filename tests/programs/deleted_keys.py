class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n
    def __eq__(self, o): return self.n == getattr(o, "n", o)
class D:
    def __del__(self): log.append(len(d0))
log = []; d0 = {}
class A:
    rate = 1
    def __init__(self, v): self._v = v
    @property
    def v(self): return self._v * self.rate
    @v.setter
    def v(self, x): self._v = x
    def add(self, k): self.v += k; return self.v
class B(A): rate = 2
class C(A):
    def __init__(self, v): super().__init__(v); self.more = 1
class E_(C):
    rate = 3
    @property
    def v(self): return self._v + 100
def f(n):
    d = {}
    t = 0
    for i in range(n):
        d[i] = i; d[str(i)] = i; d[(i, "x")] = 2.5
        if i > 10:
            del d[i - 10]; del d[str(i - 10)]; del d[i - 10, "x"]
        t += len(d)
    g = globals(); 
    for i in range(n):
        g["xx%d" % (i % 3)] = i
        if i % 3 == 2:
            for k in range(3): del g["xx%d" % k]
    m = 0
    for i in range(n):
        e = {K(1): 1, 2: 2}
        try:
            del e[i % 4]
        except KeyError as x: m += x.args[0]
        d0[i] = D(); d0[-1] = 0
        del d0[i]
        t += len(e)
    objs = [A(1), B(2), C(3), B(4), A(5)]
    for i in range(n):
        t += objs[i % 5].add(i & 3) & 1023
        if i % 64 == 63: objs[i % 5]._v = 0
    return t, m, len(log), sorted(k for k in g if k.startswith("xx"))
print(f(30), f(2000), set(log))
