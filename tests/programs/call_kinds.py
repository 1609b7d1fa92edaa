# One hot call site through every kind of callable: functions, lambdas, methods, classes, built-ins, objects, closures, generators.


class Callable:
    def __init__(self, k=0):
        self.k = k

    def __call__(self, x=0):
        return x + self.k

    def method(self, x):
        return x - self.k

    @classmethod
    def cm(cls, x):
        return x * 2

    @staticmethod
    def sm(x):
        return x // 2


def plain(x):
    return x + 1


def default(x, y=3, *rest, z=4):
    return x + y + z + len(rest)


def outer(n):
    def inner(x):
        return x + n
    return inner


def gen(x):
    yield x
    yield x + 1


class Sized:
    def __init__(self, x):
        self.x = x

    def __len__(self):
        return self.x % 7


kinds = [plain, default, outer(5), lambda x: -x, Callable(9), Callable(2).method, Callable.cm, Callable.sm, Callable(1).cm, abs, str, float, bool, Sized, gen, [1, 2].__contains__, (3).__add__, {}.get, hex, range, Callable]


def value(r):
    if isinstance(r, (int, float)):
        return r
    if isinstance(r, str):
        return len(r)
    if r is None:
        return 0
    if isinstance(r, Callable):
        return r(1)
    if isinstance(r, Sized):
        return len(r)
    if isinstance(r, range):
        return r.stop
    return sum(r)


def drive(fs, n):
    t = 0
    for i in range(n):
        t += value(fs[i % len(fs)](i))
    return t


print([drive([k], 300) for k in kinds])
print(drive(kinds, 2000))
t = 0
f = plain
for i in range(1600):
    t += value(f(i))
    if i % 75 == 74:
        f = kinds[i // 75 % len(kinds)]
print(t)


def apply(f, *a, **k):
    return f(*a, **k)


t = 0
for i in range(1000):
    t += apply(default, i)
    t += apply(default, i, z=1) if i % 2 else apply(default, *[i, 1, 2], z=0)
    t += apply(max, i, 500) + apply(min, [i, 7]) + apply(int, "1f", base=16) + apply(lambda *a: len(a), *range(i % 4))
    t += apply(Callable, k=3)(x=1) + apply(sorted, [2, 1], reverse=True)[0]
print(t)
bad = 0
for i in range(600):
    try:
        g = kinds[i % 3] if i < 400 else (5, None, "f", [])[i % 4]
        t += g(i) if i % 7 else g(i, i, i, i, nope=1)
    except TypeError as e:
        bad += 1
        last = str(e)
print(t, bad, last)
