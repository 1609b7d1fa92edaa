"""Generators that are exhausted or closed already, in hot loops."""

def gen(n):
    for i in range(n): yield i
def f(n):
    for r in range(n):
        g=gen(3)
        x=sum(g); y=sum(g)
    return x,y
print(f(20000))

def gen(n):
    for i in range(n): yield i
def f(n):
    s=0
    for r in range(n):
        g=gen(4)
        if r%2: g.close()
        else: next(g)
        s+=sum(g)
    return s
print(f(20000))

def f(it):
    s=0
    for x in it: s+=x
    return s
g=(x for x in (1,2)); m=map(int,'123'); it=iter([1,2]); fl=filter(None,[0,1]); z=reversed((1,2))
for r in range(20): print(f(it),f(z),f(fl))
for r in range(20): print(f(m))
for r in range(20): print(f(g))
