# Exceptions with attributes and __init__ of their own, raised and caught in hot loops.
class Plain(Exception):
    pass


class Own(Exception):
    def __init__(self, a, b=2):
        super().__init__(a, b)
        self.a = a
        self.b = b


class More(Own):
    kind = "more"

    def __init__(self, a):
        super().__init__(a)
        self.c = self.a + self.b

    def text(self):
        return "%s %s" % (super().__str__(), self.c)


class Bank(ValueError):
    def __init__(self, need, have):
        super().__init__(f"need {need}, have {have}")
        self.need, self.have = need, have

    @property
    def missing(self):
        return self.need - self.have


class Io(OSError):
    def __init__(self, n):
        super().__init__(n, "text")
        self.filename = "file%d" % n
        self.n = n


class Hooked(Exception):
    seen = []

    def __setattr__(self, name, v):
        if len(Hooked.seen) < 3:
            Hooked.seen.append((name, v))
        super().__setattr__(name, v)

    def __getattribute__(self, name):
        return super().__getattribute__(name)


def own(n):
    t = 0
    for i in range(n):
        try:
            raise Own(i) if i % 3 else More(i)
        except More as e:
            t += e.c + len(e.text()) + len(e.kind)
        except Own as e:
            t += e.a + e.b + len(e.args)
    return t


def bank(n):
    t = 0
    for i in range(n):
        try:
            if i % 5:
                raise Bank(i, 3)
        except ValueError as e:
            t += e.missing + e.need
            last = str(e), e.args, sorted(e.__dict__)
    return t, last


def late(n):
    e = Plain(1)
    out = []
    for i in range(n):
        e.x = i
        out.append(e.x)
        if i % 100 == 50:
            e.__dict__ = {"x": -1}
            out.append(e.x)
        if i % 100 == 70:
            del e.x
            try:
                e.x
            except AttributeError as err:
                out.append(str(err))
    return out[-80:-20:7], e.__dict__


def fields(n):
    for i in range(n):
        e = Io(i)
        e.errno = i + 1
        e.other = e.filename
    return e.errno, e.filename, e.n, str(e), sorted(e.__dict__)


def hooked(n):
    for i in range(n):
        e = Hooked(i)
        e.v = i
    return e.v, Hooked.seen


def class_changes(n):
    class C(Exception):
        pass

    out = []
    for i in range(n):
        e = C()
        e.v = i
        if i == n // 2:
            C.v = property(lambda self: "p", lambda self, v: None)
        if i > n // 2:
            e.v = 5
        out.append(e.v)
        if i == n - 10:
            del C.v
    return out[:2], out[n // 2], out[-11:]


def stops(n):
    class Stop(StopIteration):
        pass

    t = 0
    for i in range(n):
        e = Stop(i)
        e.tag = i
        e.value = e.value + 1
        t += e.value + e.tag
    return t, e.__dict__


class Base(Exception):
    def __init__(self, *args):
        self.base = len(args)
        super().__init__(*args)


class Left(Base):
    def __init__(self, x, **k):
        super().__init__(x, 1)
        self.k = k


def swapped(n):
    out = []
    for i in range(n):
        if i == n // 2:
            Left.__bases__ = (Plain,)
        try:
            raise Left(i, z=i)
        except Exception as e:
            out.append((getattr(e, "base", None), e.args, e.k))
    return out[0], out[-1]


for f in (own, bank, late, fields, hooked, class_changes, stops, swapped):
    print(f.__name__, f(300))
