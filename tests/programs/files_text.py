# Text files: modes, newlines, encodings, positions, iteration.
import _io as io
import posix

name = 'sidewinder_files_text.tmp'


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)


with open(name, 'w') as f:
    print(f.write('one\ntwo\n'), f.tell(), f.mode, f.name == name, f.encoding, f.errors, f.closed, f.line_buffering)
    f.writelines(['three\n', 'four'])
    print(f, sep='')
    print(f.readable(), f.writable(), f.seekable(), f.isatty())
    attempt(f.read)
    print('printed', 5, file=f)
print(f.closed)
for call in f.read, f.readline, f.tell, f.flush, f.isatty, f.fileno, f.__iter__, f.__enter__, f.readable:
    attempt(call)
attempt(f.write, 'x')
f.close()

with open(name) as f:
    print(f.read(5), repr(f.readline()), f.tell(), f.readlines(), repr(f.read()), repr(f.readline()))
    attempt(f.write, 'x')
    print(f.seek(4), f.read(3), f.seek(0), f.readline(2), f.readline(-1), f.readlines(6))
    print(f.seek(0, 2), repr(f.read()), f.seek(0))
    attempt(f.seek, 1, 1)
    attempt(f.seek, 1, 2)
    attempt(f.seek, 1, 5)
    attempt(f.seek, -1)
    for line in f:
        print(repr(line))
        if line == 'one\n':
            attempt(f.tell)
    print(f.tell())

with open(name, 'a') as f:
    f.write('more\n')
    print(f.tell())
with open(name, 'r+') as f:
    print(f.read(3), f.tell())
    f.seek(0)
    f.write('ONE')
    print(repr(f.readline()))
    f.seek(0, 2)
    f.write('end')
    f.seek(0)
    print(repr(f.read()))
    f.seek(5)
    print(f.truncate(), repr(f.read()))
    print(f.truncate(2), f.seek(0), f.read())
with open(name, 'w+') as f:
    f.write('abc')
    f.seek(1)
    print(f.read())

open(name, 'wb').write(b'a\r\nb\rc\nd\r')
for newline in [None, '', '\n', '\r', '\r\n']:
    with open(name, newline=newline) as f:
        print(repr(newline), f.readlines(), f.newlines)
        f.seek(0)
        print(repr(f.read()), f.newlines)
        f.seek(0)
        print([f.read(1) for i in range(8)])
for newline in [None, '', '\n', '\r', '\r\n']:
    with open(name, 'w', newline=newline) as f:
        print(f.write('x\ny\r\n'))
    print(open(name, 'rb').read())

for encoding in ['utf-8', 'utf-16', 'utf-32-be', 'utf-8-sig', 'cp1251', 'latin-1']:
    with open(name, 'w', encoding=encoding, errors='replace') as f:
        f.write('жä\n')
        f.write('z\n')
    with open(name, 'a', encoding=encoding, errors='replace') as f:
        f.write('ж')
    print(open(name, 'rb').read())
    with open(name, encoding=encoding) as f:
        print([f.readline(), f.readline(), f.readline(), f.readline()])
        f.seek(0)
        f.read(1)
        at = f.tell()
        rest = f.read()
        f.seek(at)
        print(at, ascii(rest), f.read() == rest)
with open(name, 'w', encoding='ascii') as f:
    attempt(f.write, 'ж')
    attempt(f.write, 5)
    attempt(f.write, b'x')
with open(name, 'wb') as f:
    f.write(b'ok\xff\n')
with open(name, encoding='utf-8') as f:
    attempt(f.read)
with open(name, encoding='utf-8', errors='surrogateescape') as f:
    print(ascii(f.read()))

# Long lines and many lines.
with open(name, 'w', encoding='utf-8') as f:
    for i in range(3000):
        f.write(f'{i} жжж\n')
    f.write('x' * 20000)
with open(name, encoding='utf-8') as f:
    n = 0
    for i, line in enumerate(f):
        n += len(line)
    print(i, n, len(line))
    f.seek(0)
    for i in range(2000):
        f.readline()
    at = f.tell()
    line = f.readline()
    f.seek(at)
    print(at, line == f.readline(), line)
open(name, 'w').write('flushed when it dies')
print(open(name).read())
print(issubclass(io.UnsupportedOperation, ValueError), issubclass(io.UnsupportedOperation, OSError)) if hasattr(io, 'UnsupportedOperation') else None
posix.unlink(name)
