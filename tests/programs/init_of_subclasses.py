# Classes that derive from built-in ones, with an `__init__` in Python: how they are called.
class E(Exception):
    def __init__(self, a, *, b=2):
        super().__init__(a, b)
        self.a = a
        self.b = b


class Bad(ValueError):
    def __init__(self, x):
        return x


class L(list):
    def __init__(self, *items, scale=1):
        super().__init__(x * scale for x in items)


class D(dict):
    def __init__(self, outer, **kw):
        self.outer = outer
        self.update(kw)


class I(int):
    def __init__(self, *args, **kw):
        self.args = args, kw


class S(str):
    def __init__(self, text, tag=None):
        self.tag = tag


class T(tuple):
    def __init__(self, items):
        self.n = len(self)


class Deep(E):
    def __init__(self, a):
        super().__init__(a, b=3)


class Odd(Exception):
    def __new__(cls, *args):
        return 5

    def __init__(self):
        print("never")


class Number:
    def __repr__(self):
        return "Number"

    def __index__(self):
        return 9


def attempt(f, *args, **kw):
    try:
        r = f(*args, **kw)
        return type(r).__name__, repr(r).split(" object")[0], getattr(r, "__dict__", None)
    except Exception as e:
        return type(e).__name__, str(e)


for k in range(40):
    out = [attempt(E, 1), attempt(E, 1, b=5), attempt(E), attempt(E, 1, 2), attempt(E, a=3), attempt(Bad, None), attempt(Bad, 5),
           attempt(L, 1, 2, 3), attempt(L, 1, scale=4), attempt(L), attempt(D, 1), attempt(D, 1, x=2), attempt(D), attempt(I, 5),
           attempt(I), attempt(I, "12", base=16), attempt(I, "zz"), attempt(I, Number()), attempt(S, "a"), attempt(S, 5, tag=3),
           attempt(S, "a", 2), attempt(T, [1, 2]), attempt(T, 5), attempt(T), attempt(Deep, 7), attempt(Odd, 1)]
for o in out:
    print(o)


def raising(n):
    t = 0
    for i in range(n):
        try:
            raise Deep(i)
        except E as e:
            t += e.a + e.b + len(e.args)
    return t


print(raising(300))
try:
    raise E(1, b=[2])
except E as e:
    print(e.args, e.__traceback__.tb_lineno, repr(e), e)


class Recursive(Exception):
    def __init__(self, n):
        if n:
            Recursive(n - 1)


try:
    Recursive(100000)
except RecursionError as e:
    print(e)


def frames():
    import sys
    f = sys._getframe(1)
    return [f.f_code.co_name, f.f_back.f_code.co_name]


class Seen(ValueError):
    def __init__(self):
        self.seen = frames()


print(Seen().seen)
