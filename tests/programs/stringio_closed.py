# StringIO that is closed, or was never initialised.
import io


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)


NAMES = ('isatty fileno readable writable seekable tell getvalue read readline readlines truncate __enter__ __iter__ '
         '__next__ detach __getstate__ flush close').split()


def look(s):
    for name in NAMES:
        print(name, end=' ')
        attempt(getattr(s, name))
    for name in ('closed', 'newlines', 'line_buffering', 'encoding', 'errors'):
        print(name, end=' ')
        attempt(getattr, s, name)
    attempt(s.write, 'a')
    attempt(s.write, 1)
    attempt(s.write, '')
    attempt(s.seek, 0)
    attempt(s.read, 'a')
    attempt(s.writelines, [])
    attempt(s.__setstate__, ('a', '\n', 0, None))


s = io.StringIO('abc')
s.close()
s.close()
look(s)
s.__init__('again')
print(s.closed, s.getvalue())


class Lazy(io.StringIO):
    def __init__(self):
        pass


look(Lazy())
look(io.StringIO.__new__(io.StringIO))

s = io.StringIO('kept')
attempt(s.__init__, 'x', 'bad')
attempt(s.__init__, 3)
print(s.getvalue())
with io.StringIO() as s:
    s.write('x')
print(s.closed)
try:
    with s:
        pass
except ValueError as e:
    print(e)
