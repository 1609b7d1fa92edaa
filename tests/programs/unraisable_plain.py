# Exceptions that nobody can catch are reported briefly: no marks below lines, no exceptions before, no notes.
import weakref
class Called:
    def __call__(self, r):
        try:
            raise OSError('inner')
        except OSError:
            e = ValueError('outer')
            e.add_note('a note')
            raise e from KeyError('cause')
    def __repr__(self):
        return '<callback>'
class Deep(Called):
    def __call__(self, r):
        self.descend(9)
    def descend(self, n):
        return [1] + self.descend(n - 1) if n else [1] + 'a'
class Empty(KeyError):
    def __str__(self):
        return ''
class Silent(Called):
    def __call__(self, r):
        raise Empty
class Broken(Exception):
    def __str__(self):
        raise TypeError
class Worse(Called):
    def __call__(self, r):
        raise Broken
class N:
    pass
def die(callback):
    n = N()
    w = weakref.ref(n, callback)
    del n
    for i in range(1):
        pass
def run():
    for f in Called(), Deep(), Silent(), Worse():
        die(f)
        try:
            raise TypeError('handled')
        except TypeError:
            die(f)
for i in range(3):
    run()
print('end')
