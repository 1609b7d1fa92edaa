# Attributes of functions in hot loops.
def f(x):
    f.calls += 1
    return x


f.calls = 0


def counts(n):
    for i in range(n):
        f(i)
    return f.calls


def kinds(n):
    def g():
        pass

    g.v = 0
    out = []
    for i in range(n):
        g.v = i if i % 50 else str(i)
        g.w = i
        out.append(g.v)
        if i % 100 == 99:
            g.__dict__ = {"v": -1, "w": -2}
            out.append((g.v, g.w))
        if i % 100 == 60:
            del g.w
            try:
                g.w
            except AttributeError as e:
                out.append(str(e))
    return out[-60:], sorted(g.__dict__.items())


def several(n):
    def make(k):
        def h():
            h.n = getattr(h, "n", 0) + k
            return h.n

        return h

    hs = [make(k) for k in range(3)]
    return [h() for i in range(n) for h in hs][-3:], [h.n for h in hs]


def named(n):
    def g(a, b=1):
        "doc"

    for i in range(n):
        g.__name__ = "g%d" % i
        g.__doc__ = i
        g.__defaults__ = (i,)
        g.plain = g.__defaults__
    return g.__name__, g.__doc__, g.__defaults__, g.__dict__


def missing(n):
    def g():
        pass

    out = set()
    for i in range(n):
        try:
            out.add(g.nothing)
        except AttributeError as e:
            out.add(str(e))
        if i == n - 5:
            g.nothing = 1
    return sorted(map(str, out))


def memo(n):
    def fib(k):
        if k in fib.cache:
            return fib.cache[k]
        fib.cache[k] = r = k if k < 2 else fib(k - 1) + fib(k - 2)
        return r

    fib.cache = {}
    t = 0
    for i in range(n):
        if i % 20 == 0:
            fib.cache = {}
        t += fib(i % 25)
    return t


for g in (counts, kinds, several, named, missing, memo):
    print(g.__name__, g(300))
