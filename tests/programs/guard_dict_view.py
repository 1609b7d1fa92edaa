class A:
    def __init__(self): self.x = 1
    def m(self): return 1
def f(n):
    t = 0
    a = A()
    d = a.__dict__
    for i in range(n):
        t += a.m() + a.x
        a.y = i
        if i == 150:
            d['m'] = lambda: 100
            d['x'] = 7
    return t, a.y
print(f(300))
