# Buffers of classes in Python (__buffer__, __release_buffer__), and these methods of built-in classes.
import inspect, collections.abc
print(list(inspect.BufferFlags))
for f in inspect.BufferFlags.__members__.items(): print(f, int(f[1]))
class Buf:
    def __init__(self,b): self.b=bytearray(b); self.log=[]
    def __buffer__(self,flags):
        print('buffer',flags, type(flags))
        return memoryview(self.b)
    def __release_buffer__(self,view):
        print('release',type(view), view.nbytes)
        view.release()
b=Buf(b'hello')
print(isinstance(b,collections.abc.Buffer))
print(issubclass(Buf,collections.abc.Buffer))
m=memoryview(b)
print(m.obj is b, m.nbytes, m.readonly, bytes(m))
m[0]=65
print(b.b)
m.release()
print(bytes(b))
print(bytearray(b))
print(b''.join([b,b'x']))
print(b'abc'+b)
import struct
print(struct.unpack('5s',b))
with memoryview(b) as m2:
    print(m2[1:3].tobytes())
class Bad:
    def __buffer__(self,flags): return 42
try: memoryview(Bad())
except Exception as e: print(type(e),e)
class Bad2:
    def __buffer__(self,flags): raise ValueError(3)
try: memoryview(Bad2())
except Exception as e: print(type(e),e)
class NoRel:
    def __buffer__(self,flags): return memoryview(b'abc')
print(bytes(NoRel()))
m=memoryview(NoRel()); print(m.readonly, m.obj)if 0 else None
print(bytes(bytearray(b"ab").__buffer__(0)), bytes(b"abc".__buffer__(inspect.BufferFlags.SIMPLE)))
try: b'abc'.__buffer__(inspect.BufferFlags.WRITABLE)
except Exception as e: print(type(e),e)
ba=bytearray(b'abc')
mm=ba.__buffer__(inspect.BufferFlags.WRITABLE)
try: ba.append(1)
except Exception as e: print(type(e),e)
ba.__release_buffer__(mm)
ba.append(1)
print(ba)
try: ba.__release_buffer__(mm)
except Exception as e: print(type(e),e)
try: ba.__release_buffer__(3)
except Exception as e: print(type(e),e)
class BA(bytearray):
    def __buffer__(self,flags):
        print('BA buffer',flags)
        return super().__buffer__(flags)
    def __release_buffer__(self,v):
        print('BA release')
        super().__release_buffer__(v)
x=BA(b'qwe')
with memoryview(x) as mx: print(mx.tolist())
print(bytes(x))
class C2(Buf): pass
print(bytes(C2(b'q')))
for t in (bytes,bytearray,memoryview,int,str,list,Buf,Bad,object): print(t, hasattr(t,'__buffer__'),hasattr(t,'__release_buffer__'),issubclass(t,collections.abc.Buffer))
try: Bad().__buffer__()
except Exception as e: print(type(e),e)
class Meth:
    __buffer__=None
try: memoryview(Meth())
except Exception as e: print(type(e),e)
try: print(bytes.__buffer__)
except Exception as e: print(e)
try: print(b''.__buffer__('a'))
except Exception as e: print(type(e),e)
try: print(b''.__buffer__(2**40))
except Exception as e: print(type(e),e)
print(b''.__buffer__(flags=1)if 0 else 1)
import io
f=io.BytesIO(); print(f.write(Buf(b'zz')), f.getvalue())
r=Buf(b'12345678'); print(io.BytesIO(b'abc').readinto(r), r.b)
print(int.from_bytes(Buf(b'ab'),'big'))
import binascii,zlib,hashlib
print(binascii.hexlify(Buf(b'ab')), zlib.crc32(Buf(b'ab')), hashlib.md5(Buf(b'ab')).hexdigest())
print(int(Buf(b'12')) )
print(float(Buf(b'12')))
