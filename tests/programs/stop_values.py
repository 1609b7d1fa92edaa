# The value of StopIteration on its way through built-in iterators, `next` and `yield from`.
class It:
    def __init__(self, n, value):
        self.n, self.value = n, value

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration(self.value)
        self.n -= 1
        return self.n


def raising(v):
    if v == 1:
        raise StopIteration('from the function')
    return v


def gen(n):
    yield from range(n)
    return 'generator'


def ends(it):
    """Items, the value at the end, and that of the next try."""
    got = []
    for k in range(20):
        try:
            got.append(next(it))
        except StopIteration as e:
            got.append(('end', e.value, e.args))
            if len([g for g in got if isinstance(g, tuple) and g[:1] == ('end',)]) == 2:
                break
        except RuntimeError as e:
            got.append(str(e))
            break
    return got


def delegated(make):
    def g():
        r = yield from make()
        yield ('result', r)
    return list(g())


MAKERS = [
    lambda: It(2, 444), lambda: enumerate(It(2, 444)), lambda: zip(It(2, 444)), lambda: zip(It(2, 5), It(3, 6)), lambda: zip(It(3, 5), It(2, 6)),
    lambda: map(str, It(2, 444)), lambda: map(raising, It(4, 444)), lambda: filter(None, It(3, 444)), lambda: filter(raising, It(4, 7)),
    lambda: iter(lambda: raising(1), 5), lambda: enumerate(gen(2)), lambda: map(str, gen(2)), lambda: zip(gen(2), gen(3)), lambda: gen(2),
    lambda: iter([1, 2]), lambda: enumerate([1, 2]), lambda: zip(), lambda: map(str, [1]), lambda: enumerate(zip(map(str, It(1, 'deep')))),
    lambda: reversed([1, 2]), lambda: iter({1: 2}), lambda: iter('ab'), lambda: map(lambda x: sum(It(2, 'inner')), [1, 2]),
    lambda: filter(lambda x: list(It(2, 'inner')), [1, 2]), lambda: zip(It(1, 1), [1, 2, 3]), lambda: zip([1], It(3, 2)),
    lambda: map(lambda x, y: x, It(1, 'first'), It(2, 'second')), lambda: map(lambda x, y: x, It(2, 'first'), It(1, 'second')),
]
for k, m in enumerate(MAKERS):
    print(k, ends(m()), end=' ')
    try:
        print(delegated(m))
    except RuntimeError as e:
        print(e)


def hot(n):
    out = []
    for i in range(n):
        it = enumerate(It(2, i))
        for x in it:
            pass
        try:
            next(it)
        except StopIteration as e:
            out.append(e.value)
    return sum(out)


def hot_delegation(n):
    def g():
        total = 0
        for i in range(n):
            total += yield from map(abs, It(2, i))
        yield total
    return list(g())[-1]


print(hot(300), hot_delegation(300))


class Noisy:
    def __del__(self):
        print('gone')


def loop():
    for x in map(str, It(1, Noisy())):
        pass
    print('looped')


loop()
print(next(iter(It(0, 1)), 'default'), next(enumerate(It(0, 1)), 'default'))
