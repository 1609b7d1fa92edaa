# StringIO and the newline decoder.
from _io import IncrementalNewlineDecoder, StringIO


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)


s = StringIO()
print(s.write('abc\n'), s.write('ж'), s.tell(), repr(s.getvalue()), repr(s.read()), s.seek(0), repr(s.read(2)), repr(s.readline()))
print(s.seek(1), s.write('XY'), repr(s.getvalue()), s.seek(8), s.write('!'), ascii(s.getvalue()))
print(s.truncate(3), s.getvalue(), s.tell(), s.closed, s.newlines, s.encoding, s.errors, s.line_buffering)
print(s.readable(), s.writable(), s.seekable(), s.isatty())
attempt(s.fileno)
attempt(s.detach)
attempt(s.write, b'x')
attempt(s.write, 5)
attempt(s.seek, -1)
attempt(s.seek, 1, 1)
attempt(s.seek, 0, 5)
attempt(s.truncate, -1)
attempt(StringIO, 5)
attempt(StringIO, '', 'x')
attempt(StringIO, '', 5)
with StringIO('one\ntwo\r\nthree\rfour') as s:
    print(list(s), s.tell())
for call in s.read, s.getvalue, s.tell, s.__iter__, s.readable, s.flush:
    attempt(call)
for newline in [None, '', '\n', '\r', '\r\n']:
    s = StringIO('a\nb\r\nc\rd', newline)
    print(repr(newline), repr(s.getvalue()), s.readlines(), s.newlines)
    s.write('\n')
    print(repr(s.getvalue()))
s = StringIO('initial')
print('at the start', file=s)
print(repr(s.getvalue()))
s = StringIO()
print(1, 'two', sep=',', end='.', file=s)
print(s.getvalue())
s.writelines(c + '\n' for c in 'xyz')
s.seek(0)
print(s.readlines(3), s.read(1), s.readline(0), s.read(None))

d = IncrementalNewlineDecoder(None, True)
print(repr(d.decode('a\r')), repr(d.decode('\nb')), d.newlines, repr(d.decode('c\rd')), d.newlines, repr(d.decode('e\r', True)), d.newlines)
d.reset()
print(d.newlines, d.getstate())
d = IncrementalNewlineDecoder(None, False)
print(repr(d.decode('a\r')), d.getstate(), repr(d.decode('b\r\n')), d.newlines)
