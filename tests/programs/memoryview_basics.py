# memoryview over bytes and bytearray: items, slices, casts, release, the lock on the length.
def t(f):
    try:
        r = repr(f())
        print(r if " at 0x" not in r else r.split(" at ")[0])
    except Exception as e:
        print(type(e).__name__, e)


B = bytearray
b = B(b"\x01e")
m=memoryview(b)
t(lambda: b.append(1)); t(lambda: b.clear()); t(lambda: b.extend(b'a')); 
def f(): b[0:1]=b'abc'
t(f)
def f(): b[0]=1
t(f)
t(lambda: b.pop())
t(lambda: m); t(lambda: m[0]); t(lambda: m[10]); t(lambda: m['a']); t(lambda: m.tolist()); t(lambda: m.tobytes()); t(lambda: m.hex()); t(lambda: hash(m)); t(lambda: hash(memoryview(b'abc'))==hash(b'abc')); t(lambda: m==b); t(lambda: m.format); t(lambda: m.itemsize); t(lambda: m.nbytes); t(lambda: m.shape); t(lambda: m.strides); t(lambda: m.ndim); t(lambda: m.readonly); t(lambda: m.contiguous); t(lambda: m.obj); t(lambda: m.cast('i')); t(lambda: m.cast('z')); t(lambda: m.cast(1)); t(lambda: m.suboffsets)
m2=memoryview(B(8))
def f(): m2[0]=256
t(f)
def f(): m2[0]='a'
t(f)
def f(): m2[0:2]=b'abc'
t(f)
def f(): m2[0:2]=b'ab'; return m2.tolist()
t(f)
def f(): memoryview(b'abc')[0]=1
t(f)
def f(): del m2[0]
t(f)
t(lambda: memoryview(1)); t(lambda: memoryview()); t(lambda: m2<m2); t(lambda: m2.release()); t(lambda: m2[0]); t(lambda: m2); t(lambda: len(m2)); t(lambda: m2.release()); t(lambda: memoryview('a'))
def f():
    with memoryview(b'abc') as q: x=q[1:]
    print(x.tolist())
    return q[0]
t(f)


def total(m):
    s = 0
    for i in range(len(m)):
        s += m[i]
        m[i] = s & 255
    for x in m:
        s ^= x
    return s


data = B(b"view " * 60)
print(total(memoryview(data)), total(memoryview(data)[::3]), total(memoryview(data).cast("H")[:40].cast("B")))
data.append(1)
w = memoryview(data)
try:
    data.append(2)
except BufferError as e:
    print(e)
del w
data.append(2)
print(len(data))
