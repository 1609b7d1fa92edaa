# Functions with *args, **kwargs and keyword-only parameters that have loops, called in hot loops.
import functools


def total(*values, start=0, **named):
    for v in values:
        start += v
    for k in named:
        start += named[k] * len(k)
    return start


def plain(n):
    t = 0
    for i in range(n):
        t += total(i, 1, 2) + total() + total(i, start=5) + total(x=i, yy=2)
    return t


def wrap(f):
    @functools.wraps(f)
    def inner(*args, **kwargs):
        inner.calls += 1
        return f(*args, **kwargs)

    inner.calls = 0
    return inner


@wrap
def count(a, b=2, *, c=3):
    n = 0
    for i in range(a):
        n += b + c
    return n


def wrapped(n):
    t = 0
    for i in range(n):
        t += count(i & 3) + count(2, i) + count(3, c=i) + count(a=1, b=2.5)
    return t, count.calls


class Signal:
    def __init__(self):
        self.handlers = []

    def emit(self, *args, **kw):
        for h in self.handlers:
            h(*args, **kw)

    def first(self, /, *names, default=None):
        for n in names:
            if n in self.__dict__:
                return n
        return default


def signals(n):
    s = Signal()
    seen = []
    s.handlers += [lambda *a, **k: seen.append((a, tuple(k.items()))), lambda x, y=1, *, z=2: seen.append(x + y + z)]
    for i in range(n):
        s.emit(i)
        s.emit(i, y=2)
        s.emit(i, 3, z=i)
        e = s.emit
        e(*(i, i), **{"z": 1})
        seen.append(s.first("x", "handlers") + str(s.first(default=i)))
        del seen[:-8]
    return seen


def recursive(n, *rest, step=1):
    if n <= 0:
        return len(rest)
    t = 0
    for r in rest[:2]:
        t += r
    return t + recursive(n - step, *rest, n, step=step)


def errors(n):
    out = []
    for i in range(n):
        args = (1,) if i % 40 else ()
        try:
            out.append(count(*args, d=1) if i % 50 == 0 else count(*args))
        except TypeError as e:
            out.append(str(e))
    return len(out), sorted(set(map(str, out)))


def types(n):
    out = 0
    for i in range(n):
        x = i if i % 7 else float(i)
        out += total(x, i) if i % 3 else total(x, start=x)
    return out


def mutable_defaults(n):
    def f(*a, acc=[], **k):
        for x in a:
            acc.append(x)
        return len(acc)

    for i in range(n):
        r = f(i)
        if i == n // 2:
            f.__kwdefaults__ = {"acc": []}
    return r


for f in (plain, wrapped, signals, errors, types, mutable_defaults):
    print(f.__name__, f(300))
print([recursive(k, step=1 + k % 2) for k in range(40)])
