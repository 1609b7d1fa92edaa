# BytesIO that is closed; subclasses.
import gc
import io
import weakref


def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


b = io.BytesIO(b'abc')
b.close()
b.close()
for name in ('isatty fileno readable writable seekable tell getvalue getbuffer read read1 readline readlines truncate __enter__ '
             '__next__ detach __getstate__ flush').split():
    print(name, end=' ')
    attempt(getattr(b, name))
attempt(b.write, 1)
attempt(b.write, b'')
attempt(b.seek, 0)
attempt(b.read, 'a')
attempt(b.readinto, bytearray(1))
attempt(b.writelines, [])
attempt(b.__setstate__, (b'', 0, None))
print(iter(b) is b, b.closed)
b.__init__()
print(b.closed)
b.__init__(b'again')
print(b.closed, b.read())
b.close()
attempt(b.__init__, bytearray(b'q'))
with io.BytesIO() as b:
    b.write(b'x')
print(b.closed)
print(io.BytesIO.__new__(io.BytesIO).getvalue())


class Loud(io.BytesIO):
    def readline(self, *args):
        return b'other'

    def write(self, data):
        print('write', data)
        return super().write(data)

    def close(self):
        print('close')
        super().close()


x = Loud(b'a\nb')
print(list(x), x.seek(0), x.readlines(), x.readline())
x.writelines([b'q'])
print(x.getvalue())
del x
x = Loud()
x.me = x
r = weakref.ref(x)
del x
gc.collect()
print(r())
print(io.BytesIO.__mro__, io.BytesIO.__text_signature__)
for base in (io.IOBase, io.RawIOBase, io.BufferedIOBase, io.TextIOBase):
    print(isinstance(io.BytesIO(), base), issubclass(Loud, base))
print(io.TextIOWrapper(io.BytesIO('é\r\nb'.encode()), 'utf-8').readlines())
print(io.BufferedReader(io.BytesIO(b'raw')).read())
