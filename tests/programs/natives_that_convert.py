import math, sys
from collections import deque
class Ix:
    def __init__(self, n): self.n = n
    def __index__(self): return helper(self.n, 1)
    def __float__(self): return float(helper(self.n, 2))
def helper(n, k):
    a = [n, k]; b = n + k - k
    return inner(a, b)
def inner(a, b):
    c = sys._getframe(2).f_code.co_name
    return b if c else a
def gen(n):
    for i in range(n): yield str(inner([i], i))
def work(i, q):
    x = [i]; y = i * 2; z = (i, y)
    s = "abcabc".find("c", Ix(i % 4))
    w = "7".zfill(Ix(3)) + ",".join(gen(i % 3))
    q.append(x); q.rotate(Ix(1))
    r = math.sqrt(Ix(16)) + len(globals()["__name__"])
    q.popleft() if len(q) > 3 else q.reverse()
    d = {"k": z}
    for k, v in d.items(): y += v[0]
    return s + len(w) + r + y + z[0], x, d.copy() == d
def drive(n):
    q = deque([1]); t = 0
    for i in range(n):
        a, b, c = work(i, q)
        t += a + b[0] + c
    return t, len(q)
print(drive(20), drive(3000))
