# zip and enumerate made in hot code, over each kind of container, iterator and generator; kept, passed on and left in the middle.
class Mine(list):
    def __iter__(self):
        return iter(["mine"])


def gen(n):
    for i in range(n):
        yield i * i


def kinds():
    return [
        [1, 2, 3],
        (1.5, "x"),
        "abc",
        range(4),
        {1: 2, 3: 4},
        {5, 6},
        {7: 8}.items(),
        iter([9, 8]),
        gen(3),
        Mine([1]),
        b"ab",
        zip([1, 2], [3, 4]),
        enumerate("q"),
    ]


def both(n, out):
    for _ in range(n):
        for a, b in zip(kinds(), kinds()):
            r = list(zip(a, b))
            e = list(enumerate(a, 5)), [x for x in enumerate(b)]
    out.append((r, e))


def pairs(xs, ys, n):
    total = 0
    for _ in range(n):
        for x, y in zip(xs, ys):
            total += x * y
        for i, x in enumerate(xs):
            total += i * x
        for i, x in enumerate(ys, 100):
            total -= i + x
    return total


def kept(xs, n):
    out = []
    for i in range(n):
        z = zip(xs, xs[1:])
        e = enumerate(xs, i)
        if i % 50 == 0:
            out.append((next(z), next(e), z, e))
    return [(a, b, list(c), list(d)) for a, b, c, d in out]


def shared(n):
    # Both sources are the same iterator.
    out = None
    for _ in range(n):
        it = iter(range(7))
        out = [*zip(it, it)], list(it)
        g = gen(5)
        out += (list(zip(g, [1, 2])), next(g))
    return out


def left(xs, n):
    c = 0
    for i in range(n):
        for a, b in zip(xs, xs):
            if a > 2:
                break
            c += b
        for k, a in enumerate(xs):
            if k == i % 3:
                break
        c += k
    return c


def bad(n):
    out = []
    for i in range(n):
        try:
            for a, b in zip([1], i if i == n - 1 else [2]):
                pass
            enumerate(5 if i == n - 2 else [], i)
        except TypeError as e:
            out.append(str(e))
    return out


def other(n):
    global zip, enumerate
    r = []
    for i in range(n):
        r.append(list(zip([i], [i])) if i % 40 == 39 else zip([i], [i]))
        if i == n - 20:
            zip = lambda a, b: a + b
    del zip
    return [x for x in r[-25:] if isinstance(x, list)]


out = []
both(60, out)
print(out[0][0], out[0][1])
for xs, ys in (([1, 2, 3], [4, 5, 6]), ((1.5, 2), range(9)), (range(3), [1, 2]), ([], [1])):
    print(pairs(xs, ys, 150))
print(kept([1, 2, 3, 4], 160), shared(150), left([1, 2, 3, 4], 150), bad(150), other(200))
