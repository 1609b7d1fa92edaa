# A name in __slots__ that a base has too is another member.
class A:
    __slots__=('x','y')
class B(A):
    __slots__=('x','z')
b=B()
b.x=1
A.x.__set__(b,2)
print(b.x, A.x.__get__(b), B.x.__get__(b))
del b.x
print(A.x.__get__(b))
try: b.x
except AttributeError as e: print(e)
class C(B): __slots__=('x',)
c=C()
for i,k in enumerate((A,B,C)): k.x.__set__(c,i)
print([k.x.__get__(c) for k in (A,B,C)], c.x)
class D(A): __slots__=('x','__dict__')
d=D(); d.x=1; A.x.__set__(d,5); d.q=3; print(d.x,d.__dict__,A.x.__get__(d))
class E(A): pass
e=E(); e.x=1; e.__dict__['x']=5; print(e.x, e.__dict__)
E.x=property(lambda s:9); print(e.x, A.x.__get__(e))
import sys, copy, pickle
b.x=4
print(A.x is B.x)
def loop():
    t=0
    for i in range(3000):
        b.x=i; A.x.__set__(b,-i); t+=b.x+A.x.__get__(b)
    return t
print(loop())
class S:
    __slots__=('x','y')
    def geta(self): return self.x
class T(S):
    __slots__=('x',)
    def getb(self): return self.x
t=T(); t.x=3; print(t.geta(), t.getb())
s=S()
try: T.x.__get__(s)
except TypeError as e: print(e)
try: s.__class__=T
except TypeError as e: print(e)
class U: __slots__=('x','y')
s.x=1; s.__class__=U; print(s.x)
try: print(A.x.__get__(s))
except TypeError as e: print(e)
class V(A): __slots__=()
v=V(); v.x=8; print(v.x)
class W: __slots__=('x','x')
w=W(); w.x=1; print(w.x)
class P:
    __slots__=('__a','b')
    def set(self): self.__a=1; return self.__a
class Q(P):
    __slots__=('__a',)
    def set2(self): self.__a=2; return self.__a
q=Q(); print(q.set(),q.set2(),q.set(), [n for n in dir(q) if n.endswith('__a')])
