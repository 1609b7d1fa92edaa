# Attributes of modules: __dir__, __getattr__, __spec__, and classes given to modules.
import sys, types, math, importlib, importlib.machinery, json
m=types.ModuleType('mm','docs')
print(m.__spec__, m.__loader__, m.__package__, m.__name__, m.__doc__, m)
print(sorted(m.__dict__))
print(sys.modules['__main__'].__spec__, __name__, __package__)
m.__dir__=lambda: ['z','a']
print(dir(m))
def ga(name):
    if name=='dyn': return 42
    raise AttributeError('no '+name)
m.__getattr__=ga
print(m.dyn)
try: m.q
except AttributeError as e: print(e)
print(getattr(m,'q',3), hasattr(m,'q'))
del m.__getattr__
try: m.q
except AttributeError as e: print(e, e.name, e.obj is m)
m.__getattr__=3
try: m.q
except Exception as e: print(type(e),e)
del m.__getattr__
class Sub(types.ModuleType):
    def __getattr__(self,n): return 'ga '+n
    @property
    def p(self): return 'prop'
    def __setattr__(self,n,v): print('set',n); super().__setattr__(n,v)
    def __call__(self,x): return x+1
m.__class__=Sub
print(m.p, m.foo, m(3), type(m), m)
m.x=1; print(m.x)
m.__class__=types.ModuleType
try: m.p
except AttributeError as e: print(e)
try: m.__class__=int
except TypeError as e: print(e)
class S2(types.ModuleType): __slots__=()
try: m.__class__=S2; print('ok', type(m))
except TypeError as e: print(e)
class S3(types.ModuleType): __slots__=('a',)
try: m.__class__=S3; print('ok')
except TypeError as e: print(e)
s=Sub('sub'); print(repr(s), s.__name__, s.zz)
del m.__name__
try: print(m.__repr__() )
except Exception as e: print(type(e),e)
try: m.nope
except AttributeError as e: print(e)
m.__name__=3
try: m.nope
except AttributeError as e: print(e)
print(m)
m2=types.ModuleType('m2')
m2.__spec__=importlib.machinery.ModuleSpec('specname',None,origin='orig')
print(m2)
m2.__spec__.has_location=True if 0 else m2.__spec__.has_location
print(m2.__spec__)
m2.__file__='/x/y.py'; print(m2)
m2.__spec__=None; print(m2); m2.__loader__='L'; print(m2); del m2.__file__; print(m2)
try: types.ModuleType()
except TypeError as e: print(e)
try: types.ModuleType(3)
except TypeError as e: print(e)
try: types.ModuleType('a','b','c')
except TypeError as e: print(e)
n=types.ModuleType.__new__(types.ModuleType)
print(n.__dict__ if hasattr(n,'__dict__') else None)
try: n.x
except AttributeError as e: print(e)
try: print(repr(n))
except Exception as e: print(e)
n.__init__('late'); print(n.__name__, sorted(n.__dict__))
try: m.__dict__={}
except Exception as e: print(type(e),e)
try: del m.__dict__
except Exception as e: print(type(e),e)
print(type(m.__dict__))
def __getattr__(n): return 'main '+n
def __dir__(): return ['only']
import __main__
print(__main__.whatever, dir(__main__))
from __main__ import something; print(something)
