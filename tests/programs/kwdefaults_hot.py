"""Keyword-only defaults that change while the function is hot."""

def dk(a,*,k=1): return a+k
def t6(n):
    s=0
    for i in range(n):
        s+=dk(i)
        if i==n//2: dk.__kwdefaults__={'k':1000}
        if i==n*3//4: dk.__kwdefaults__['k']=7
    print(s)
t6(20000)
def dj(a,k=1): return a+k
def t7(n):
    s=0
    for i in range(n):
        s+=dj(i)
        if i==n//2: dj.__defaults__=(1000,)
    print(s)
t7(20000)
d={'k':1}
def de(a,*,k=1): return a+k
de.__kwdefaults__=d
def t8(n):
    s=0
    for i in range(n):
        s+=de(i)
        if i==n//2: d['k']=1000
        if i==n*3//4: d.clear()
    print(s)
try: t8(20000)
except TypeError as e: print(e)

def dk(a,*,k=[]):
    k.append(a); return len(k)
def t6():
    s=0
    for i in range(200):
        s+=dk(i)
        if i==100: dk.__kwdefaults__={'k':[1]}
        if i==150: dk.__kwdefaults__['k']=[]
    print(s, len(dk.__kwdefaults__['k']))
t6()
