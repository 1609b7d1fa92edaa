# What `print` has written before it fails or before a `__str__` prints itself.
class Bad:
    def __str__(self):
        raise ValueError('no')


class Talks:
    def __str__(self):
        print('(inside)', end='')
        return 'talks'


class Wrong:
    def __str__(self):
        return 5


class WrongRepr:
    def __repr__(self):
        return 6


class Number(int):
    def __repr__(self):
        return 7


class Failure(Exception):
    def __repr__(self):
        return 8


for args in ([1, 'two', Bad(), 'three'], [Bad()], ['a', [1, Bad], Bad()], ['x', Talks(), 'y', [Talks], 2.5], ['é', Wrong(), 'n']):
    try:
        print(*args, sep='-')
    except (ValueError, TypeError) as e:
        print('caught', e)
for f in (str, repr, print, ascii, format, '{}'.format, '{!r}'.format, lambda x: f'{x}', lambda x: f'{x!r}', lambda x: '%s' % x,
          lambda x: '%r' % (x,), lambda x: str([x]), lambda x: ''.join([str(x)]), lambda x: f'{x!s}'):
    for v in (Wrong(), WrongRepr(), Number(3), Failure(4)):
        try:
            r = f(v)
            print(r if not isinstance(r, str) or 'object at' not in r else 'default')
        except TypeError as e:
            print('TypeError', e)


class Sink:
    def __init__(self):
        self.got = []

    def write(self, s):
        self.got.append(s)


sink = Sink()
try:
    print('one', 2, Bad(), file=sink)
except ValueError:
    print(sink.got)
sink = Sink()
print('a', '', 3, [4], sep='', file=sink)
print(file=sink)
print('x', 'y', end='', file=sink)
print(sink.got)
