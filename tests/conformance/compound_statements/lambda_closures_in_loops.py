# Loop variables, closures, defaults and late binding.
fs = []
for i in range(3):
    def f(): return i
    fs.append(f)
print([f() for f in fs])
i = 10
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])


def make():
    out = []
    for i in range(3):
        def inner(x=i, *, y=i * 10):
            return x, y, i
        out.append(inner)
    i = "end"
    return [f() for f in out]


print(make())


def with_while():
    n, out = 0, []
    while n < 3:
        out.append(lambda: n)
        n += 1
    return [f() for f in out]


def with_except():
    out = []
    for exc in (ValueError, KeyError):
        try:
            raise exc("x")
        except (ValueError, KeyError) as e:
            out.append(lambda: e)
    res = []
    for f in out:
        try:
            res.append(f())
        except NameError as n:
            res.append(str(n))
    return res


def with_with():
    class CM:
        def __init__(self, v): self.v = v
        def __enter__(self): return self.v
        def __exit__(self, *a): pass
    out = []
    for v in "ab":
        with CM(v) as x:
            out.append(lambda: x)
    return [f() for f in out]


def in_class():
    out = []
    for i in range(2):
        class C:
            v = i
            f = lambda self: i
        out.append(C)
    i = "late"
    return [(c.v, c().f()) for c in out]


def generators():
    gs = []
    for n in (1, 2):
        gs.append(n * x for x in range(2))
    return [list(g) for g in gs]


def nested_loops():
    return [[f() for f in row] for row in [[(lambda: (a, b)) for b in range(2)] for a in range(2)]]


def partial():
    return [(lambda j: lambda: j)(i)() for i in range(3)]


print(with_while(), with_except(), with_with(), in_class(), generators(), nested_loops(), partial())
