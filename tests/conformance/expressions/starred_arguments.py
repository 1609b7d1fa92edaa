# In which order arguments are evaluated, gone over and merged, and which error comes first.
log=[]
def n(x,v=None):
    print(x,end=' '); return v
class It:
    def __init__(s,name,*v): s.name=name; s.v=v
    def __iter__(s): print('iter',s.name,end=' '); return iter(s.v)
class Mp:
    def __init__(s,name,**v): s.name=name; s.v=v
    def keys(s): print('keys',s.name,end=' '); return s.v.keys()
    def __getitem__(s,k): print('get',s.name,k,end=' '); return s.v[k]
def f(*a,**k): print('call',a,k)
f(*n('a',It('I',1)),**n('b',Mp('M',x=1)))
f(n('p',1),*n('a',It('I',1)),n('q',2),*n('r',It('J',3)),k=n('k',4),**n('b',Mp('M',x=1)),l=n('l',5),**n('c',Mp('N',y=1)))
f(*n('a',It('I',1)),k=n('k',1))
f(k=n('k',1),*n('a',It('I',1)))
f(k=n('k',1),*n('a',It('I',1)),**n('m',Mp('M',z=1)))
f(**n('m',Mp('M',z=1)),k=n('k',1))
f(**n('m',Mp('M',z=1)),**n('o',Mp('O',w=1)))
f(**n('m',{'z':1}),k=n('k'))
def t(s,g=globals()):
    try: exec(s,g)
    except Exception as e: print(type(e).__name__,e)
t("f(**n('m',Mp('M',k=1)),k=n('k',1))")
t("f(k=n('k',1),**n('m',Mp('M',k=1)))")
t("f(**n('m',Mp('M',k=1)),**n('o',Mp('O',k=1)))")
t("f(*n('i',3),**n('o',Mp('O',k=1)))")
t("f(*n('i',3),n('j'),k=n('k'))")
t("f(n('h'),*n('i',3),n('j'),k=n('k'))")
t("f(k=n('k'),*n('i',3))")
t("f(**n('i',3),k=n('k'))")
t("f(k=n('k'),**n('i',3))")
t("f(**n('i',{1:2}),k=n('k'))")
t("f(**n('i',{1:2}))")
t("n('fn',3)(*n('i',3),**n('k',3))")
t("n('fn',3)(*n('i',[]),**n('k',3))")
t("n('fn',3)(**n('k',3))")
t("n('fn',3)(*n('i',It('a')),**n('k',{}))")
t("f.nope(*n('i',3),**n('k',3))")
t("f(*n('i',It('I',1)),*n('j',3),**n('k',3))")
t("f(n('x'),**n('k',3),y=n('y'),**n('z',4))")
t("f(x=1,**{'x':2})"); t("f(x=1,**n('k',{'y':2}),**{'x':2})")
def gen(): print('gen',end=' '); yield 1
t("f(*gen(),*n('o',gen()))")
t("f(*(n('z',q) for q in range(2)),n('after'))")
class C(n('b',object),*n('bases',It('I')),metaclass=n('m',type),**n('k',Mp('M'))): pass
print()
print([*n('a',It('I',1)),n('b'),*n('c',It('J'))])
print({**n('a',Mp('M',x=1)),n('k',1):n('v',2),**n('b',{})})
print((*n('a',It('I',1)),n('b')))
print({*n('a',It('I',1)),n('b')})
def ff(a,b,*,c): print('ff',a,b,c)
t("ff(*n('a',It('I',1)),n('b',2),c=n('c',3))")
t("ff(c=n('c',3),*n('a',It('I',1,2)))")
t("ff(*n('a',It('I',1,2,3)),c=n('c',3))")
t("ff(1,*n('a',It('I',1)),**n('m',Mp('M',c=3,a=1)))")
t("print(*n('a',It('I',1)),sep=n('s','-'))")
t("print(*n('a',It('I',1)),**n('s',{'sep':1}))")
t("'{}'.format(*n('a',It('I',1)),**n('s',Mp('M',q=1)))")
t("f(*n('a',It('I',1)),**n('s',Mp('M',**{'1':1})))")
class BadKeys:
    def keys(self): return [1,2]
    def __getitem__(self,k): return k
t("f(**BadKeys())"); t("f(a=1,**BadKeys())")
class BK2:
    def keys(self): raise AttributeError('inner')
    def __getitem__(self,k): return k
t("f(**BK2())"); t("f(a=1,**BK2())")
class BK3:
    def keys(self): return ['a']
    def __getitem__(self,k): raise KeyError(k)
t("f(**BK3())"); t("f(b=1,**BK3())");t("f(a=1,**BK3())")
class BK4:
    def keys(self): return 5
t("f(**BK4())"); t("f(b=1,**BK4())")
class BI:
    def __iter__(self): raise TypeError('bad iter')
t("f(*BI())"); t("f(1,*BI())"); t("f(*BI(),1)"); t("len(*BI())"); t("f(*BI(),k=1)")
class BI2:
    def __iter__(self): return 3
t("f(*BI2())"); t("f(1,*BI2())")
class S(str): pass
f(**{S('x'):1}); f(a=1,**{S('x'):1}); f(**Mp('m',**{S('x'):1}))
