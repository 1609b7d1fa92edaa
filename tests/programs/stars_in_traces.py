# Stars in calls, displays and assignments, in hot code: lists and tuples of each kind, callables of each kind.
class Add:
    def __init__(self, k):
        self.k = k

    def __call__(self, a, b=10, *rest):
        return self.k + a * b + len(rest)

    def method(self, *args, **kw):
        return self.k, args, sorted(kw)


class Plain:
    def __call__(self, a, b):
        return [a, b]


def plain(a, b=2, *rest, c=3):
    return a, b, rest, c


def calls(f, args, n):
    r = None
    for _ in range(n):
        r = f(*[x for x in args]), f(*args)
    return r


def displays(a, b, n):
    r = None
    for i in range(n):
        r = [*a, i], (*a, *b), [0, *b, *a], (i, *[x for x in a])
    return r


def first(xs, n):
    for _ in range(n):
        a, *rest = xs
    return a, rest


def last(xs, n):
    for _ in range(n):
        *rest, a = xs
    return a, rest


def both(xs, n):
    for _ in range(n):
        a, b, *rest, c, d = xs
    return a, b, rest, c, d


def whole(xs, n):
    for _ in range(n):
        (*rest,) = xs
    return rest


def swap(xs, n):
    # What is unpacked is also what is assigned to.
    for _ in range(n):
        xs, *ys = [xs, 1, 2]
        ys, *zs = ys
    return xs, ys, zs


kinds = (
    [1, 2, 3, 4],
    [1.5, 2.5, 3.5, 4.5],
    ["a", "b", "c", "d"],
    [True, False, True, True],
    [1, "x", None, 2.5, (1, 2)],
    (1, 2, 3, 4),
    ("p", None, 2.5, [1]),
    "wxyz",
    range(5),
    {1: 2, 3: 4, 5: 6, 7: 8},
)
for k in kinds:
    for f in (first, last, both, whole):
        print(f.__name__, f(k, 150), end=" ")
    print(displays(k, [7, 8], 150))
for f in (first, last, both):
    for k in ([1, 2, 3, 4, 5], [1], [], (1, 2, 3), (), (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)):
        try:
            f([1, 2, 3, 4], 100)
            print(f.__name__, f(k, 60))
        except ValueError as e:
            print(f.__name__, e)
print(swap(1, 100))
for f in (Add(3), Plain(), plain, Add(2).method, max, lambda *a: a, str.join and divmod):
    for args in ([7, 3], (7, 3), [7.5, 2], (1, 2, 3), [1], []):
        try:
            print(calls(f, args, 150))
        except TypeError as e:
            print(type(e).__name__, str(e).replace("<lambda>", "lambda"))


def changing(n):
    out = []
    for i in range(n):
        f = (Add(i), plain, Plain())[i // 40 % 3]
        out.append(f(*[i, i + 1]))
    return out[::17]


print(changing(240))


def changed_class(n):
    a = Add(1)
    r = []
    for i in range(n):
        r.append(a(*[1, i]))
        if i == 150:
            Add.__call__ = lambda self, x, y: ("new", x, y)
    return r[148:153]


print(changed_class(300))


def own(n):
    for i in range(n):
        xs = [i, [i]]
        a, *b = xs
        xs.append(1)
        b.append(xs)
    return a, b[:1], len(b[1])


print(own(200))
