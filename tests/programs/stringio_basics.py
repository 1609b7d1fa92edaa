# StringIO: reading, writing, positions.
import io


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)


s = io.StringIO('first\nsecond\nthird')
print([s.readline(), s.readline(3), s.readline(0), s.readline(-1), s.readline(None), s.readline()])
s.seek(0)
print([s.read(2), s.read(0), s.tell(), s.read(None), s.read(), s.tell()])
s.seek(6)
print(list(s), s.readlines(), s.seek(0), s.readlines(7), s.readlines(0), s.seek(0, 2), s.seek(0, 1))

s = io.StringIO()
print(s.write('abc'), s.write(''), s.write('é€𝄞'), s.tell(), s.getvalue())
s.seek(1)
print(s.write('XY'), s.getvalue(), s.read())
s.seek(9)
print(repr(s.read()), repr(s.readline()), s.write(''), repr(s.getvalue()), s.write('end'), repr(s.getvalue()))
print(s.truncate(4), s.tell(), s.getvalue(), s.truncate(100), s.getvalue())
s.seek(2)
print(s.truncate(), s.getvalue())
s.seek(1)
print(s.write('\ud800z'), ascii(s.getvalue()), s.writelines(['p', 'q']), ascii(s.getvalue()))
s = io.StringIO('abcdef', None)
s.write('12')
print(s.getvalue(), s.read(2), s.write('34'), s.getvalue())
print(io.StringIO(None).getvalue() == '', io.StringIO(initial_value='k', newline='').read())
print('a', 1, None, sep='-', end='!\n', file=s)
print(repr(s.getvalue()))
print([x.strip() for x in io.StringIO('1\n\n2\n')], next(io.StringIO('q')), next(io.StringIO(), 'none'))
print(dict(enumerate(io.StringIO('x\ny'))), sum(map(int, io.StringIO('1\n2\n3'))))

s = io.StringIO('abc')
for args in [(), (0, 0, 0), ('a',), (1 << 70,), (0, 1 << 40), (-1,), (1, 1), (-1, 2), (0, 9), (0, 'a'), (1.5,)]:
    attempt(s.seek, *args)
for f in (s.read, s.readline, s.truncate):
    for args in [(1, 2), ('a',), (1.0,), (1 << 70,), (-(1 << 70),)]:
        attempt(f, *args)
attempt(s.truncate, -1)
for args in [(), (1, 2), (None,), (b'x',), (3,)]:
    attempt(s.write, *args)
attempt(s.writelines, 3)
attempt(s.writelines, ['x', 3])
attempt(s.getvalue, 1)
attempt(s.read, size=1)
attempt(s.fileno)
attempt(s.detach)
attempt(io.StringIO, 1)
attempt(io.StringIO, b'')
attempt(io.StringIO, '', 3)
attempt(io.StringIO, '', 'abc')
attempt(io.StringIO, '', '\n\n')
attempt(io.StringIO, foo=1)
attempt(io.StringIO, '', '\n', 3)
attempt(io.StringIO.read, 3)
s.seek((1 << 63) - 1)
attempt(s.write, 'ab')
attempt(s.read)
s.seek(1 << 61)
attempt(s.write, 'ab')
attempt(s.tell)
print(s.isatty(), s.readable(), s.writable(), s.seekable(), s.closed, s.line_buffering, s.encoding, s.errors)


# The size may be any object with __index__, which may do anything.
class Size:
    def __init__(self, f):
        self.f = f

    def __index__(self):
        self.f()
        return 2


s = io.StringIO('abc')
print(s.read(Size(lambda: s.seek(1))), s.truncate(Size(int)), s.getvalue())
attempt(s.read, Size(s.close))
