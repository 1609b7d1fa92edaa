class Dies(Exception):
    def __del__(self): print("del", self.args)
try: raise Dies(1)
except Dies: pass
e = Dies(2); del e
class M(type):
    def __del__(cls): print("class dies", cls.__name__)
class C(metaclass=M): pass
import gc
del C
gc.collect()
class F(list):
    def __del__(self): print("list dies")
F(); 
class G(dict):
    def __del__(self): print("dict dies")
G()
import array, collections, io, threading
class A(array.array):
    def __del__(self): print("array dies")
A("i",[1])
class D(collections.deque):
    def __del__(self): print("deque dies")
D([1])
class S(io.StringIO):
    def __del__(self): print("sio dies")
S("x")
class Gen:
    def __del__(self): print("inst")
class P(property):
    def __del__(self): print("prop dies")
P(lambda s: 1)
class En(enumerate):
    def __del__(self): print("enum dies")
En([1])
class Mo(type(gc)):
    def __del__(self): print("mod dies")
Mo("x")
class Sup(super):
    def __del__(self): print("super dies")
Sup(int, 1)
class St(staticmethod):
    def __del__(self): print("st dies")
St(1)
import functools
class Pa(functools.partial):
    def __del__(self): print("partial dies")
Pa(int)
print("end")
