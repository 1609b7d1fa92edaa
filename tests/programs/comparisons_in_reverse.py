# Operands of one class are asked in reverse, too.
class A:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        if self.v % 3 == 0: return NotImplemented
        return self.v < o.v
    def __gt__(self, o): return ("gt", self.v, o.v)
    def __eq__(self, o):
        if self.v % 2: return NotImplemented
        return self.v == o.v
class B(A):
    def __lt__(self, o):
        self = B(1)
        return NotImplemented
    def __gt__(self, o):
        del self
        return NotImplemented
    def __le__(self, o): return NotImplemented
    def __ge__(self, o): return NotImplemented
def f(xs, ys):
    r = []
    for x in xs:
        for y in ys:
            r.append(x < y); r.append(x == y); r.append(1 if x < y else 2); r.append(x != y)
    return r
xs = [A(i) for i in range(12)]
for _ in range(30): f(xs, xs)
r = f(xs, xs)
print(r[:60], len(r))
for op in ("<", ">", "<=", ">="):
    for _ in range(100):
        try: eval(f"B(1) {op} B(2)"); print("ok"); break
        except TypeError as e: t = str(e)
    print(t)
