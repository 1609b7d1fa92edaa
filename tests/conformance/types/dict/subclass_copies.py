# What is made of dicts of classes that override keys(), __getitem__ and __iter__.
class D(dict):
    def keys(self): print('keys'); return ['k']
    def __getitem__(self,k): print('get',k); return 'g'
    def __iter__(self): print('iter'); return iter(['it'])
    def items(self): print('items'); return []
class D1(dict):
    def keys(self): print('keys'); return ['k']
    def __getitem__(self,k): print('get',k); return 'g'
class D2(dict):
    def __iter__(self): print('iter'); return iter(['it'])
class D3(dict): pass
class D4(dict):
    def __missing__(s,k): return 'miss'
    def __setitem__(s,k,v): print('set',k); dict.__setitem__(s,k,v)
    def __or__(s,o): print('or'); return NotImplemented
    def copy(s): print('copy'); return 3
def f(**k): return k
def t(x,env=globals()):
    try: print(x, '->', repr(eval(x,env)))
    except Exception as e: print(x,'!',type(e).__name__,e)
for c in 'D D1 D2 D3 D4'.split():
    for e in ("dict(%s(a=1))","{**%s(a=1)}","f(**%s(a=1))","f(z=1,**%s(a=1))","%s(a=1)|{}","{}|%s(a=1)","{'q':1}|%s(a=1)","%s(a=1)|%s(b=1)","dict.copy(%s(a=1))","%s(a=1).copy()","type(%s(a=1)|{'z':1})","type({}|%s(a=1))","list(%s(a=1))","dict.fromkeys(%s(a=1))","%s.fromkeys('ab')","sorted(%s(a=1))","set(%s(a=1))","'%%(a)s' %% %s(a=1)","'{a}'.format_map(%s(a=1))","'{0[a]}'.format(%s(a=1))","type('X',(),%s(a=1)).a","{**{}, **%s(a=1), 'b':2}","dict([('b',2)],**%s(a=1))","%s(a=1)=={'a':1}","repr(%s(a=1))","eval('a',%s(a=1))","eval('a',{},%s(a=1))","eval('nope',{},%s(a=1))","__import__('collections').Counter(%s(a=1))","__import__('collections').ChainMap(%s(a=1))['a']","__import__('json').dumps(%s(a=1))","reversed(%s(a=1)).__class__","[k for k in %s(a=1)]","dict(**%s(a=1))","(lambda d: d.update(%s(a=1)) or d)({})","(lambda d: d.__ior__(%s(a=1)))({})","(lambda d: d.__ior__(%s(a=1)))({'x':1})","str.maketrans(%s(a=1))","'a'.translate(%s({97:'x'}))", "__import__('copy').copy(%s(a=1))","__import__('types').MappingProxyType(%s(a=1))['a']","__import__('types').SimpleNamespace(**%s(a=1))","__import__('types').SimpleNamespace(%s(a=1))","max(%s(a=1))","len(%s(a=1))","bool(%s())","'a' in %s(a=1)"):
        t(e.replace('%s','\0').replace('%%','%').replace('\0',c) if '%%' in e else e.replace('%s',c))
