"""`getattr` and `hasattr` with constant names in hot loops; attributes that come and go."""
import math
class P:
    z = 9
    def __init__(self, x): self.x = x
    @property
    def p(self): return self.x * 2
class Q(P):
    def __getattr__(self, n): return len(n)
def main(n, a):
    t = 0
    for i in range(n):
        t += getattr(a, "x") + getattr(a, "z", 1) + getattr(a, "p", 3)
        t += getattr(a, "missing", 7) + getattr(a, "other", i)
        t += hasattr(a, "x") + 10 * hasattr(a, "missing") + 100 * hasattr(a, "p") + hasattr(P, "z") + hasattr(math, "pi") + hasattr(math, "pie")
        t += int(getattr(math, "pi"))
        try: t += getattr(a, "nope")
        except AttributeError: t += 1
        if i == n // 2: a.missing = 3
        if i == n - 40: P.other = -5
    del P.other
    return t
print(main(600, P(2)), main(300, Q(4)), main(600, P(2.5)))
