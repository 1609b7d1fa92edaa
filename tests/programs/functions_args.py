# Calling conventions: defaults, keyword-only, positional-only, *args, **kwargs, and their errors.


nothing = None


def plain(a, b, c):
    return a, b, c


def defaults(a, b=2, c=[3]):
    return a, b, c


def star(a, *args, k=1, **kw):
    return a, args, k, kw


def kwonly(*, x, y=5):
    return x, y


def posonly(a, b=0, /, c=1, *, d=2):
    return a, b, c, d


def pk(a, /, **kw):
    return a, kw


def allkinds(a, b=1, /, c=2, *args, d, e=4, **kw):
    return a, b, c, args, d, e, kw


print(plain(1, 2, 3), plain(1, c=3, b=2), plain(*[1, 2], 3), plain(**{"a": 1, "b": 2, "c": 3}), plain(1, *(2,), **{"c": 3}))
print(defaults(1), defaults(1, 5), defaults(1, c=0), defaults(b=1, a=0))
print(star(1), star(1, 2, 3), star(1, k=5, z=9), star(1, *range(3), **{"k": 0, "w": 1}), star(*"ab", **{}), star(a=1))
print(kwonly(x=1), kwonly(y=1, x=2), posonly(1), posonly(1, 2, 3, d=4), posonly(1, c=9), pk(1, a=2), allkinds(1, d=3), allkinds(1, 2, 3, 4, 5, d=6, z=7, a=8))
print((lambda *a, **k: (a, k))(1, x=2), (lambda a, b=3: a + b)(1), (lambda: None)())
print(plain.__name__, plain.__defaults__, defaults.__defaults__, kwonly.__kwdefaults__, posonly.__doc__)

calls = [lambda: plain(1, 2), lambda: plain(), lambda: plain(1, 2, 3, 4), lambda: plain(1, 2, d=3), lambda: plain(1, 2, 3, a=1), lambda: kwonly(1), lambda: kwonly(), lambda: kwonly(y=1),
         lambda: posonly(a=1), lambda: posonly(1, b=2), lambda: posonly(1, 2, 3, 4), lambda: star(), lambda: star(1, a=2), lambda: defaults(), lambda: defaults(1, 2, 3, 4), lambda: defaults(1, z=1),
         lambda: plain(*5), lambda: plain(**5), lambda: plain(1, **{"a": 2}), lambda: star(1, **{1: 2}), lambda: star(1, k=1, **{"k": 2}), lambda: nothing(), lambda: plain.__name__(), lambda: allkinds(1), lambda: (lambda x: x)()]
for c in calls:
    try:
        print(c())
    except TypeError as e:
        print(e)


def counter(n, acc=[]):
    acc.append(n)
    return len(acc)


def varied(*args, scale=1, **kw):
    t = 0
    for v in args:
        t += v * scale
    for k in kw:
        t += kw[k]
    return t


total = 0
for i in range(1500):
    total += counter(i)
    if i % 3 == 0:
        total += varied(i, i + 1, scale=2)
    elif i % 3 == 1:
        total += varied(*range(i % 5), q=i)
    else:
        total += varied(1.5, **{"a": i, "b": 0.5})
print(total)


def change(a):
    a += 1
    return a


x = 10
print(change(x), x)


def late(v=x):
    return v


x = 20
print(late(), late(x))
plain.__defaults__ = (7, 8)
print(plain(1), plain(1, 2))


def rec(n, *rest, **kw):
    return rest if n == 0 else rec(n - 1, *rest, n, **kw)


print(rec(10), rec(3, "x", z=1))


def many(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p):
    return a - b + c - d + e - f + g - h + i - j + k - l + m - n + o - p


print(sum(many(i, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, p=i % 4) for i in range(500)))
