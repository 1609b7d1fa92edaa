# Named arguments collected and passed on: to functions, methods, instances and classes, whose order shows in what they collect.
class Event:
    def __init__(self, kind, **data):
        self.kind = kind
        self.data = data


class Point:
    def __init__(self, x=0, y=0, *rest, z=0, **more):
        self.all = (x, y, z, rest, tuple(more.items()))


class Slots:
    __slots__ = ("a", "b")

    def __init__(self, a, b=2):
        self.a = a
        self.b = b


class Bare:
    pass


class Caller:
    def __call__(self, *args, **kw):
        return len(args), list(kw)

    def method(self, first, *args, sep=",", **kw):
        return sep.join([first, *args, *kw])


class Listing(list):
    def __init__(self, *items, **kw):
        super().__init__(items)
        self.kw = kw


class Failing:
    def __init__(self, **kw):
        if kw.get("n") == 150:
            raise ValueError(kw)
        self.n = kw["n"]


class Fresh:
    def __new__(cls, **kw):
        self = super().__new__(cls)
        self.kw = kw
        return self


def collect(**kw):
    return kw


def some(a, b=0, **kw):
    return a, b, tuple(kw)


def events(n):
    made = []
    for i in range(n):
        kw = {"a": i, "b": i + 1} if i % 3 else {"b": i, "a": i + 1, "c": 0}
        e = Event("k", **kw)
        if i % 50 == 0:
            made.append((e.kind, e.data, e.data is kw))
    return made


def relay(f, **kw):
    return f(**kw)


def through(n):
    p = Caller()
    r = None
    for i in range(n):
        r = (
            relay(collect, x=i, y=2, z=3),
            relay(some, a=i, d=1, c=2),
            relay(some, c=i, d=1, a=2, b=4),
            p(*(1, 2), **{"u": i, "v": i}),
            p.method(*("f", "g"), **{"sep": "-", "q": i, "r": 1}),
            Point(*(i, 2, 3), **{"z": 4, "w": 5, "v": 6}).all,
            vars(Slots(**{"b": i, "a": 1})) if i < 0 else Slots(**{"b": i, "a": 1}).b,
            Listing(1, 2, **{"k": i, "l": i}).kw,
            Fresh(**{"m": i, "n": 1}).kw,
        )
    return r


def failing(n):
    errors = []
    kept = []
    for i in range(n):
        try:
            kept.append(Failing(**{"n": i, "m": 0}).n)
            if i % 40 == 39:
                Slots(**{"a": 1, "c": 2})
            if i % 60 == 59:
                Bare(**{"a": 1})
            if i % 70 == 69:
                some(1, **{"b": 2, "a": 3})
            if i % 90 == 89:
                some(**{"a": 2, 5: 3})
        except (ValueError, TypeError) as e:
            errors.append(f"{type(e).__name__}: {e}")
    return len(kept), errors


def changing(n):
    kw = {"a": 1, "b": 2}
    seen = []
    for i in range(n):
        if i == n // 3:
            del kw["a"]
            kw["a"] = 7
        if i == n // 2:
            kw["c"] = 5
        if i == n - 20:
            Event.__init__ = lambda self, kind, **data: setattr(self, "data", [kind, *data])
        e = Event("x", **kw)
        if i % 60 == 0 or i > n - 3:
            seen.append(e.data)
    return seen


print(events(400))
print(through(700))
print(failing(300))
print(changing(500))
