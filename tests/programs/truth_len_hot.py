"""`__len__`, `__contains__` and `__bool__` of instances in hot loops, and what they must not return."""
class C:
    def __init__(self, n): self.n = n; self.d = {1: 2}
    def __len__(self): return self.n
    def __contains__(self, k): return k in self.d
    def __bool__(self): return self.n > 2
class Bad:
    def __len__(self): return -1
    def __contains__(self, k): return [k]
    def __bool__(self): return 3
class Bad2:
    def __len__(self): return "x"
    def __contains__(self, k): raise KeyError(k)
class T:
    def __len__(self): return True
    def __contains__(self, k): return k - 1
def main(n, c):
    t = 0
    for i in range(n):
        t += len(c)
        if i % 3 in c: t += 1
        if i % 3 not in c: t += 10
        x = i % 3 in c
        y = i % 3 not in c
        t += 100 * x + 1000 * y
        if c: t += 1
        if not c: t += 5
        while c:
            t += 1; break
        z = c and 3
        t += 0 if z is c else 1
        if i % 50 == 49 and hasattr(c, 'n'): c.n = (c.n + 1) % 7
    return t
print(main(1000, C(5)), main(500, T()))
for f in (len, bool, lambda x: 1 in x):
    for c in (Bad(), Bad2()):
        for _ in range(50):
            try: r = f(c)
            except Exception as e: r = (type(e).__name__, str(e))
        print(r)
def g(c, n):
    k = 0
    for i in range(n):
        try:
            if i > n // 2: c = Bad2()
            k += len(c)
            if i in c: k += 1
        except (KeyError, TypeError, ValueError) as e:
            k += 1000
        try:
            if c: k += 7
        except TypeError as e:
            k += 1000000
            s = str(e)
    return k
print(g(C(3), 200), g(T(), 100), g(Bad(), 50))
