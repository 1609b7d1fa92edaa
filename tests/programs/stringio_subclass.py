# Subclasses of StringIO, its attributes and weak references.
import gc
import io
import weakref


class Loud(io.StringIO):
    def readline(self, *args):
        return super().readline(*args).upper()

    def write(self, text):
        print('write', repr(text))
        return super().write(text)

    def flush(self):
        print('flush')

    def close(self):
        print('close')
        super().close()


x = Loud('a\nb\n')
print(list(x), x.seek(0), x.readlines(), x.seek(0), next(x), x.read())
x.writelines(['p', 'q'])
print('a', 1, file=x, flush=True)
print(repr(x.getvalue()))
with x:
    pass
del x
Loud('dies')
x = Loud('in a cycle')
x.me = x
del x
gc.collect()


class Wrong(io.StringIO):
    def readline(self):
        return b''


try:
    next(Wrong())
except OSError as e:
    print(e)


class Shut(io.StringIO):
    @property
    def closed(self):
        print('closed?')
        return True

    def close(self):
        print('never')


Shut()


class Slotted(io.StringIO):
    __slots__ = ('tag',)


s = Slotted('q')
s.tag = 5
s.other = 6
print(s.tag, s.__dict__, s.read())

s = io.StringIO()
s.name = 'named'
r = weakref.ref(s)
print(s.__dict__, vars(s), r() is s)
try:
    s.closed = 1
except AttributeError as e:
    print(e)
try:
    io.StringIO.extra = 1
except TypeError as e:
    print(e)
del s
print(r())
for c in (io.StringIO, Loud, Slotted, io.BytesIO):
    c = c()
    print(repr(c).split(' at ')[0], str(c) == object.__repr__(c), hex(id(c)) in repr(c))
    c.close()
print(io.StringIO.__mro__)
print(io.StringIO.__name__, io.StringIO.__qualname__, io.StringIO.__module__, io.StringIO.__text_signature__)
for base in (io.IOBase, io.RawIOBase, io.BufferedIOBase, io.TextIOBase):
    print(isinstance(io.StringIO(), base), issubclass(Loud, base))


class Text(str):
    pass


s = io.StringIO(Text('t'))
print(s.write(Text('zz')), type(s.getvalue()), s.getvalue())


class Both(io.StringIO, io.TextIOBase):
    pass


print(Both('a').read(), [c.__name__ for c in Both.__mro__])
try:
    class Neither(io.StringIO, io.BytesIO):
        pass
except TypeError as e:
    print(e)
