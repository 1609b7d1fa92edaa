# What `open` says about arguments that do not go together, and about files that cannot be opened.
import posix


def attempt(*args, **kw):
    try:
        f = open(*args, **kw)
        print(f)
        f.close()
    except Exception as e:
        print(type(e).__name__, e)
        if isinstance(e, OSError):
            print(e.errno, e.strerror, e.filename, e.filename2, e.args)


class Path:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


for mode in ['', 'q', 'rw', 'rr', 'r++', 'tb', 'rbt', 'w+b+', '+', 'U', 'rU', 'b', 5, None]:
    attempt('/dev/null', mode)
attempt()
attempt('a', 'r', 0, None, None, None, True, None, 5)
attempt('/dev/null', nothing=1)
attempt('/dev/null', 'rb', encoding='utf-8')
attempt('/dev/null', 'rb', errors='strict')
attempt('/dev/null', 'rb', newline='')
attempt('/dev/null', 'r', 0)
attempt('/dev/null', 'r', -7)
attempt('/dev/null', encoding=5)
attempt('/dev/null', errors=5)
attempt('/dev/null', newline=5)
attempt('/dev/null', newline='x')
attempt('/dev/null', encoding='no such')
attempt('/dev/null', closefd=False)
for file in [1.5, None, [], 'a\0b', b'a\0b', -1, '', '/no/such/file', b'/no/such/file', '/', '/dev/null/x',
             Path('/no/path'), Path(5), Path(b'/no/bytes')]:
    attempt(file)
attempt('/no/such/folder/file', 'w')
attempt('/', 'w')
attempt(12345)
attempt('/dev/null', opener=lambda path, flags: posix.open(path, flags))
attempt('/dev/null', opener=lambda path, flags: -1)
attempt('/dev/null', opener=lambda path, flags: 'x')
attempt(Path('/dev/null'), 'rb')
for f, args in [(posix.mkdir, ('/',)), (posix.rmdir, ('/no/such',)), (posix.rename, ('/no/a', '/no/b')),
                (posix.listdir, ('/dev/null',)), (posix.unlink, ('/no/such',)), (posix.chdir, ('/no/such',))]:
    try:
        f(*args)
    except OSError as e:
        print(type(e).__name__, e, e.errno, e.filename, e.filename2)
