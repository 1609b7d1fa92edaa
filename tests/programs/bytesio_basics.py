# BytesIO: reading, writing, positions.
import array
import io
import struct


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)


b = io.BytesIO(b'first\nsecond\nthird')
print([b.readline(), b.readline(3), b.readline(0), b.readline(-1), b.readline(None), b.readline()])
b.seek(0)
print([b.read(2), b.read1(1), b.read(0), b.tell(), b.read1(None), b.read(), b.read1()])
b.seek(6)
print(list(b), b.readlines(), b.seek(0), b.readlines(7), b.readlines(0), b.seek(-3, 2), b.seek(1, 1), b.seek(-99, 1))
print(iter(b) is b, next(b))

b = io.BytesIO()
print(b.write(b'abc'), b.write(b''), b.write(bytearray(b'de')), b.write(memoryview(b'fg')), b.write(array.array('h', [1, 2])))
print(b.tell(), b.getvalue())
b.seek(1)
print(b.write(b'XY'), b.getvalue(), b.read(3))
b.seek(14)
print(b.read(), b.readline(), b.write(b''), b.getvalue(), b.write(b'end'), b.getvalue())
print(b.truncate(4), b.tell(), b.getvalue(), b.truncate(100), b.getvalue())
b.seek(2)
print(b.truncate(), b.getvalue(), b.writelines([b'p', b'qr']), b.getvalue())
print(io.BytesIO(None).getvalue(), io.BytesIO(initial_bytes=bytearray(b'k')).read())

records = io.BytesIO(struct.pack('<ih', 1, 2) * 3)
while part := records.read(6):
    print(struct.unpack('<ih', part))
b = io.BytesIO(b'0123456789')
target = bytearray(4)
print(b.readinto(target), target, b.readinto(memoryview(target)[1:3]), target, b.readinto1(target), target)
print(b.readinto(target), b.readinto(array.array('i', [0])))

for args in [(), (0, 0, 0), ('a',), (1 << 70,), (0, 1 << 40), (-1,), (0, 9), (0, 'a'), (1.5,)]:
    attempt(b.seek, *args)
for f in (b.read, b.read1, b.readline, b.truncate, b.readlines):
    for args in [(1, 2), ('a',), (1.0,), (1 << 70,)]:
        attempt(f, *args)
attempt(b.truncate, -1)
for args in [(), (1, 2), (None,), ('x',), (3,), ([1],)]:
    attempt(b.write, *args)
attempt(b.writelines, 3)
attempt(b.writelines, [b'x', 3])
for x in (b'x', 'x', 3, memoryview(b'x')):
    try:
        b.readinto(x)
    except TypeError as e:
        print(e)
attempt(b.read, size=1)
attempt(b.fileno)
attempt(b.detach)
attempt(io.BytesIO, 1)
attempt(io.BytesIO, 'a')
attempt(io.BytesIO, foo=1)
attempt(io.BytesIO, b'', 3)
attempt(io.BytesIO.read, 3)
b.seek((1 << 63) - 1)
attempt(b.write, b'ab')
attempt(b.seek, 1, 1)
attempt(b.read)
b.seek(1 << 61)
attempt(b.write, b'ab')
attempt(b.tell)
print(b.isatty(), b.readable(), b.writable(), b.seekable(), b.closed)


class Shown:
    def __buffer__(self, flags):
        return memoryview(b'shown')


b = io.BytesIO()
print(b.write(Shown()), b.getvalue())


class Size:
    def __init__(self, f):
        self.f = f

    def __index__(self):
        self.f()
        return 2


b = io.BytesIO(b'abc')
print(b.read(Size(lambda: b.seek(1))))
for name in ('read', 'readline', 'truncate', 'seek'):
    b = io.BytesIO(b'abc')
    attempt(getattr(b, name), Size(b.close))
