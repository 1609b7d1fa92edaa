# `print` to files of Python's: `write` is looked up and called for each piece.
import contextlib
import io
import sys


class Pieces:
    def __init__(self):
        self.got = []

    def write(self, piece):
        self.got.append(piece)

    def __del__(self):
        print(*map(ascii, self.got), sep='|')


class Text(str):
    pass


class Shown:
    def __init__(self, file):
        self.file = file

    def __str__(self):
        print('inner', file=self.file)
        return 'outer'


print('a', 1, 2.5, None, file=Pieces())
print(file=Pieces())
print('', '', sep='', end='', file=Pieces())
print('é\ud800', 'b', sep='\ud801', end='\ud802', file=Pieces())
p = Pieces()
t = Text('sub')
print(t, t, sep=t, end=t, file=p)
print([type(x) is Text for x in p.got])
print(1, Shown(p), 2, file=p)
del p


class Changing:
    def write(self, piece):
        print('first', repr(piece))
        self.write = lambda piece: print('then', repr(piece))


print('a', 'b', file=Changing())
s = io.StringIO()
s.write = lambda piece: sys.stdout.write('<' + piece + '>')
print('a', 'b', file=s)
del s.write
print('z', file=s)
print(repr(s.getvalue()))
with contextlib.redirect_stdout(io.StringIO()) as f:
    print('hi', end='?')
print(f.getvalue())


class Flushed(Pieces):
    def flush(self):
        self.got.append('flushed')


print('x', file=Flushed(), flush=True)
print('x', file=Flushed(), flush=[])
for f in (3, object(), type('W', (), {'write': 3})()):
    try:
        print('a', file=f)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
for kwargs in ({'sep': 3}, {'end': b''}, {'flush': True}):
    try:
        print('x', file=Pieces(), **kwargs)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
