"""Classes where instances of theirs were seen before, in hot code."""

# class A passes GuardShape of an instance of A without attributes
class A:
    def m(s): return isinstance(s, type)
    def __call__(s): return 1
    def __bool__(s): return False
    def __len__(s): return 7
    def __getitem__(s,k): return k
    def __add__(s,k): return 5
    def __eq__(s,o): return True
    def __iter__(s): return iter((1,2))
    def __contains__(s,k): return True
    @property
    def p(s): return 3
def isa(o): return isinstance(o,A)
def typ(o): return type(o) is A
def meth(o): return o.m()
def call(o): return type(o()).__name__
def boo(o): return 1 if o else 0
def ln(o): return len(o)
def gi(o): return o[1]
def add(o): return o+1
def eq(o): return o==1
def it(o):
    for x in o: return x
def con(o): return 3 in o
def pr(o): return type(o.p).__name__
def cls(o): return o.__class__.__name__
def run(f,o,n):
    r=None; c={}
    for i in range(n):
        try: r=f(o)
        except Exception as e: r=str(e)
        c[r]=c.get(r,0)+1
    return c
for f in (isa,typ,meth,call,boo,ln,gi,add,eq,it,con,pr,cls): print(f.__name__,run(f,A(),2000),run(f,A,2000))

class A: pass
def st(o,n):
    for i in range(n): o.y=i
for r in range(40): st(A(),50)
st(A,100)
print(A.y, A.__dict__.get('y'), A().y)
def st1(o,n): o.y=n
for r in range(3000): st1(A(),r)
class B: pass
def stb(o,n): o.z=n
for r in range(3000): stb(B(),r)
for r in range(3000): stb(B,r)
print(B.z, B().z, B.__name__)

class A: pass
def t(o,n):
    s=0
    for r in range(n):
        if isinstance(o,A): s+=1
    return s
for o in [A(),A,1,A,A(),'s',A]*3: print(t(o,5000),end=' ')
