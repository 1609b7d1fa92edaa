class D:
    n = 0
    def __init__(self, v):
        self.v = v; D.n += 1
    def __del__(self): D.n -= 1
def gen(n):
    for i in range(n):
        yield D(i)
def h(n):
    for i in range(n):
        for e in gen(i % 9):
            if e.v == 3: break
        e = None
for r in range(3):
    h(40)
    print(D.n)
