# f(*args, **kwargs) of classes, bound methods, built-in functions and instances, with few and with many arguments.
import functools


class Var:
    def __init__(self, *xs, **named):
        self.xs, self.named = xs, named


class Init:
    def __init__(self, a, b=1):
        self.a, self.b = a, b

    def __call__(self, *a, **k):
        return self.a, a, sorted(k.items())

    def method(self, *a, k=0):
        return len(a) + k + self.a


class New:
    def __new__(cls, *a):
        return super().__new__(cls) if a else a


class Meta(type):
    def __call__(cls, *a, **k):
        return super().__call__(*a[1:], **k)


class Odd(metaclass=Meta):
    def __init__(self, x, y=0):
        self.x, self.y = x, y


class MyList(list):
    def __init__(self, *items):
        super().__init__(items)


class Fails(Exception):
    def __init__(self, a, *, b):
        super().__init__(a)
        self.b = b


def calls(n):
    t = 0
    for i in range(n):
        xs, k = (i, 2, 3), {"b": i}
        t += len(Var(*xs, **k).xs) + Init(1, **k).b + Init(*xs[:2]).a
        t += len(Init(i)(*xs, **k)[1]) + Init(i).method(*xs, **{"k": i})
        t += max(*xs) + len(dict(**k)) + isinstance(New(*xs), New) + len(New(*()))
        t += Odd(*xs[:2], **{"y": 5}).x + len(MyList(*xs)) + Fails(*xs[:1], **k).b
        t += functools.partial(max, *xs)(*xs) + int(*("11", 2)) + len(str(*(b"abc", "ascii")))
    return t


def errors():
    for f, a, k in (
        (Init, (), {}), (Init, (1, 2, 3), {}), (Init, (1,), {"c": 2}), (Fails, (1,), {}), (len, (1, 2), {}),
        (max, (), {}), (Var().xs, (), {}), (Init(1), (), {"a": 1}), (Odd, (), {}), (int, ("x",), {"base": 40}),
    ):
        try:
            print(f(*a, **k))
        except Exception as e:
            print(type(e).__name__, e)


print(calls(300))
errors()
print(len(Var(*range(50000), **{"k%d" % i: i for i in range(2000)}).xs), max(*range(70000)), len(MyList(*range(9000))))
