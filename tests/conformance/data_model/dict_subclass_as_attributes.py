# Instances of subclasses of dict as __dict__ of others, and of themselves.
class AttrDict(dict):
    def __init__(self,*a,**k):
        super().__init__(*a,**k); self.__dict__=self
a=AttrDict(x=1,y=2)
print(a.x,a['y'],a); a.z=3; print(a, a['z']); a['w']=4; print(a.w); del a.x; print(a, 'x' in a)
try: a.x
except AttributeError as e: print(e)
print(a.__dict__ is a, vars(a) is a, dir(a)[-3:])
b=AttrDict(a); b.q=1; print(b,a)
import copy, gc
c=copy.copy(a); print(c, type(c))
class Rec(AttrDict): 
    __slots__=('sl',)
r=Rec(k=1); r.sl=5; r.k=7; print(r, r.sl, r.k)
def loop():
    t=0
    d=AttrDict(n=0)
    for i in range(2000):
        d.n+=i; t+=d['n']; d['m']=i; t+=d.m
    return t
print(loop())
del a,b,c,r; gc.collect()
class O: pass
from collections import OrderedDict, defaultdict
o=O(); o.__dict__=OrderedDict(a=1); o.b=2; print(o.__dict__, o.a)
o.__dict__=defaultdict(int); 
try: o.zz
except AttributeError as e: print(e)
class P:
    __slots__=('s','__dict__')
p=P(); p.s=1; p.__dict__=AttrDict(t=2); print(p.s,p.t,p.__dict__); p.u=3; print(p.__dict__)


class D(dict):
    def keys(self): return ['k']
    def __getitem__(self, k): return 'g'
    def __iter__(self): return iter(['it'])
class D4(dict):
    def __missing__(s, k): return 'miss'
    def __setitem__(s, k, v): print('set', k); dict.__setitem__(s, k, v)
o=O()
for c in (D,D4):
    d=c(a=1); o.__dict__=d
    print(o.__dict__ is d, type(o.__dict__), o.a)
    o.b=2
    print(dict.__getitem__(d,'b'))
    try: print(o.zz)
    except AttributeError as e: print(e)
    print(list(dict.keys(o.__dict__)), vars(o) is d)
    del o.b
try: o.__dict__=3
except TypeError as e: print(e)
try: del o.__dict__; print(o.__dict__, type(o.__dict__))
except Exception as e: print(e)
