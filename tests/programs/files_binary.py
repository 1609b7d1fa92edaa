# Binary files: raw and buffered.
import _io
import posix

name = 'sidewinder_files_binary.tmp'


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)


with open(name, 'wb') as f:
    print(f.write(b'0123456789'), f.tell(), f.mode, type(f).__name__, f.readable(), f.writable(), f.seekable())
    attempt(f.read)
    attempt(f.write, 'text')
    attempt(f.write, 5)
    print(f.seek(2), f.write(b'AB'), f.tell(), f.seek(0, 2))
    f.writelines([b'x\n', b'y\n'])
attempt(f.write, b'')
attempt(f.seek, 0)
attempt(f.flush)
with open(name, 'rb') as f:
    print(type(f).__name__, f.mode, f.read(4), f.tell(), f.peek(1)[:3], f.read1(2), f.readline(3), f.readlines(), f.read(), f.read(5))
    attempt(f.write, b'x')
    attempt(f.read, 'a')
    attempt(f.read, -5)
    attempt(f.truncate)
    print(f.seek(-2, 2), f.read(), f.seek(3), f.seek(2, 1), f.read(1))
    attempt(f.seek, -100, 1)
    attempt(f.seek, 0, 9)
    f.seek(0)
    print(list(f))
for call in f.read, f.readline, f.peek, f.tell, f.fileno, f.readable, f.seekable:
    attempt(call)
with open(name, 'rb+') as f:
    print(type(f).__name__, f.mode, f.read(2), f.write(b'__'), f.read(2), f.tell(), f.seek(0), f.read())
    print(f.seek(3), f.truncate(), f.seek(0), f.read())
with open(name, 'ab+') as f:
    print(f.mode, f.tell(), f.write(b'end'), f.tell(), f.seek(0), f.read())
with open(name, 'rb', 0) as f:
    print(type(f).__name__, f, f.read(2), f.read(), f.read(), f.closefd)
    attempt(f.write, b'')
    attempt(f.read, 'x')
print(f)
attempt(f.read)
with open(name, 'wb', buffering=0) as f:
    print(f.write(b'raw'), posix.lseek(f.fileno(), 0, 1), f.readable())
    attempt(f.read)
attempt(open, name, 'x')
posix.unlink(name)
with open(name, 'x') as f:
    print(f.mode, f.buffer.mode, f.buffer.raw.mode)
with open(name, 'xb') if False else open(name, 'rb') as f:
    print(f)

fd = posix.open(name, posix.O_RDWR)
with open(fd, 'w', closefd=False) as f:
    f.write('by number')
    print(f.name == fd)
print(posix.lseek(fd, 0, 0), posix.read(fd, 100), posix.write(fd, b'!'))
posix.close(fd)
attempt(posix.read, fd, 1)
attempt(open, fd)

b = _io.BytesIO(b'abc\ndef')
print(b.read(2), b.readline(), b.readline(), b.readline(), b.tell(), b.getvalue())
print(b.seek(10), b.write(b'xy'), b.getvalue(), b.seek(1), b.write(b'ZZ'), b.getvalue(), b.truncate(4), b.getvalue(), b.tell())
print(b.seek(-1, 2), b.read(), b.seek(0), list(b), b.readable(), b.isatty())
attempt(b.seek, -1)
attempt(b.seek, 0, 7)
attempt(b.write, 'x')
attempt(b.truncate, -1)
attempt(_io.BytesIO, 'x')
b.close()
attempt(b.read)
attempt(b.getvalue)
print(b.closed)

w = _io.TextIOWrapper(_io.BytesIO(), encoding='utf-16', newline='\r\n')
w.write('a\nb')
w.flush()
print(w.buffer.getvalue(), w.detach().getvalue())
attempt(w.read)
with _io.BufferedWriter(_io.FileIO(name, 'w'), 4) as f:
    f.write(b'12')
    print(open(name, 'rb').read())
    f.write(b'345')
    print(open(name, 'rb').read())
posix.unlink(name)
