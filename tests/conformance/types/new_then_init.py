# __new__ of containers makes empty ones, __init__ fills them, and does so again.
for T,arg in ((list,[1,2]),(dict,{1:2}),(set,{1}),(bytearray,b'ab'),(tuple,(1,2)),(frozenset,{1})):
    x=T.__new__(T,arg); print(T,x)
    try: print(T.__new__(T,arg,arg,k=3))
    except TypeError as e: print(e)
    try: print(x.__init__(arg), x)
    except TypeError as e: print(e)
    try: print(x.__init__(arg), x)
    except TypeError as e: print(e)
    try: print(x.__init__(), x)
    except TypeError as e: print(e)
    class S(T):
        def __new__(cls,*a): 
            r=super().__new__(cls,*a); print('new',len(r)); return r
        def __init__(self,*a): pass
    print(S(arg))
    class S2(T):
        def __init__(self,*a): pass
    print(S2(arg))
    class S3(T):
        def __init__(self,a):
            print(len(self)); super().__init__(a); super().__init__(a); print(len(self))
    try: print(S3(arg))
    except TypeError as e: print(e)
l=[1]; 
try: l.__init__(5)
except TypeError as e: print(e,l)
l=[1]
try: l.__init__(iter([3,4,l]))
except TypeError as e: print(e)
print(l)
l=[1,2]; l.__init__(l); print(l)
s={1,2}; s.__init__(s); print(s)
d={1:2}; d.__init__(a=3); print(d); d.__init__([(1,5)],b=3); print(d)
b=bytearray(b'x'); b.__init__(3); print(b); b.__init__('é','utf8'); print(b); 
try: b.__init__(source=b'q'); print(b)
except TypeError as e: print(e)
m=memoryview(b)
try: b.__init__(b'12345')
except BufferError as e: print(e)
def g():
    yield 1
    print('in gen',l); yield 2
l=[7,8]; l.__init__(g()); print(l)
from collections import deque, OrderedDict, defaultdict, Counter
for T,arg in ((deque,[1,2]),(OrderedDict,{1:2}),(defaultdict,None),(Counter,'aab')):
    x=T.__new__(T,arg); print(x); x.__init__(arg); print(x);  x.__init__(arg); print(x)
d=deque([1],3); d.__init__([1,2,3,4],2); print(d); d.__init__(); print(d)
print(list.__new__(list))
for T in (list,dict,set,bytearray):
    try: T.__new__()
    except TypeError as e: print(e)
    try: T.__new__(int)
    except TypeError as e: print(e)
    try: T.__new__(3)
    except TypeError as e: print(e)
    try: T.__init__()
    except TypeError as e: print(e)
    try: T.__init__(3)
    except TypeError as e: print(e)
    try: T().__init__(1,2,3,4)
    except TypeError as e: print(e)
    try: T().__init__(zz=1)
    except TypeError as e: print(e)
import array
a=array.array.__new__(array.array,'i',[1,2]); print(a); a.__init__('i',[3]); print(a)
import io
b=io.BytesIO.__new__(io.BytesIO); print(b.getvalue()); b.__init__(b'abc'); print(b.getvalue()); b.__init__(b'q'); print(b.getvalue())
s=io.StringIO('abc'); s.read(1); s.__init__('xyz'); print(s.read())
