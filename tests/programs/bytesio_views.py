# Views of the bytes of a BytesIO: as long as there are any, their number stays.
import gc
import io


def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


b = io.BytesIO(b'hello')
v = b.getbuffer()
print(len(v), v.readonly, v.format, bytes(v[1:3]), type(v.obj))
v[:2] = b'HE'
print(b.getvalue(), b.read(3), b.seek(0), b.tell())
for f, *args in ((b.write, b''), (b.write, b'x'), (b.write, 3), (b.truncate,), (b.truncate, 9), (b.close,), (b.__init__, b'z'),
                 (b.writelines, [b'z']), (b.writelines, []), (b.__setstate__, (b'a', 1, None))):
    attempt(f, *args)
w = b.getbuffer()
v.release()
attempt(b.write, b'x')
w.release()
attempt(b.write, b'x')
print(b.getvalue(), b.closed)
with b.getbuffer() as v:
    attempt(b.close)
b.close()
attempt(b.getbuffer)

v = io.BytesIO(b'xyz').getbuffer()
gc.collect()
print(v.tolist())
b = io.BytesIO(b'abcdef')
v = b.getbuffer()
b.seek(3)
print(b.readinto(v), bytes(v))
part = v[1:]
v.release()
attempt(b.write, b'z')
part.release()
attempt(b.write, b'z')
attempt(type(b.getbuffer().obj))

try:
    memoryview(b)
except TypeError as e:
    print(e)
