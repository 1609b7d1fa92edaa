import gc
class P: pass
def mk(i, n):
    p = P()
    for k in range(n): setattr(p, "a%d" % k, i + k)
    return p
first = mk(0, 9)
objs = [first] + [mk(i, 9) for i in range(1, 6)]
class Big:
    def __init__(self):
        for k in range(40): setattr(self, "b%d" % k, float(k))
big = Big()
def f(n):
    t = 0
    for i in range(n):
        o = first
        t += o.a0 + o.a1 + o.a3 + o.a8
        o.a8 = i; o.a2 = t & 7; o.a1 += 1
        x = objs[i % 6]
        x.a5 = x.a4 + 1
        t += x.a5
        if i % 100 == 0: x.a5 = "s" * 3; x.a5 = len(x.a5)
    return t
def g(n):
    s = 0.0
    for i in range(n):
        s += big.b0 + big.b39 - big.b27 * big.b28
        big.b39 = s * 0.5
        big.b30 += 1
    return s, big.b30
def h(n):
    # the block moves while a trace uses it
    r = 0
    for i in range(n):
        o = mk(i, 4)
        r += o.a3
        o.z = i; o.y = o.z + 1; o.x = o.y + o.a0
        r += o.x
        if i == n // 2: big.extra = 1; big.extra2 = 2
        r += int(big.b39 > 1e300)
    return r
print(f(50), f(3000), g(50), g(3000), h(2000), vars(first), len(vars(big)))
