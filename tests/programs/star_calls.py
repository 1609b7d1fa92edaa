"""`f(*args)` and `f(**kwargs)` with one starred value of every kind."""


def f(*a, **k):
    return a, k


def g(a, b=2, c=3):
    return a, b, c


class M:
    def __init__(self, d):
        self.d = d

    def keys(self):
        return list(self.d)

    def __getitem__(self, k):
        return self.d[k]


class D(dict):
    def __getitem__(self, k):
        return "not asked"


class T(tuple):
    def __iter__(self):
        return iter(("iterated",))


class It:
    def __iter__(self):
        return iter([1, 2, 3])


def attempt(fn):
    try:
        return fn()
    except Exception as e:
        return type(e).__name__, str(e)


trace = []


def said(x, v):
    trace.append(x)
    return v


def mutating(**k):
    k["new"] = 1
    return k


cases = [
    lambda: f(*[1, 2]),
    lambda: f(*(1, 2)),
    lambda: f(*"ab"),
    lambda: f(*range(3)),
    lambda: f(*{"k": 1}),
    lambda: f(*(x * 2 for x in range(3))),
    lambda: f(*It()),
    lambda: f(*T((1, 2))),
    lambda: f(*1),
    lambda: f(*None),
    lambda: g(*[]),
    lambda: g(*range(5)),
    lambda: f(**{"a": 1}),
    lambda: f(**{}),
    lambda: f(**M({"a": 1, "b": 2})),
    lambda: f(**D(a=1)),
    lambda: f(**{1: 2}),
    lambda: f(**M({1: 2})),
    lambda: f(**1),
    lambda: f(**None),
    lambda: f(**[("a", 1)]),
    lambda: g(**{"a": 1, "d": 2}),
    lambda: g(*(1,), **{"a": 1}),
    lambda: g(*(1,), **{"c": 5}),
    lambda: max(*[3, 1, 2]),
    lambda: sorted(*([3, 1, 2],), **{"reverse": True}),
    lambda: int(*("ff",), **{"base": 16}),
    lambda: dict(**{"a": 1}),
    lambda: str(*1),
    lambda: len(**1),
    lambda: f(*said("args", (1,)), **said("kw", {"z": 2})),
    lambda: f(*said("bad", 1), **said("kw2", {"z": 2})),
    lambda: "{} {x}".format(*(1,), **{"x": 2}),
    lambda: (lambda *a: a)(*It()),
]
for c in cases:
    print(attempt(c))
print(trace[:2])
d = {"a": 1}
print(mutating(**d), d)


def hot(n):
    t = 0
    d = {"b": 1}
    for i in range(n):
        t += sum(g(*(i, i), **{"c": i % 3}))
        t += sum(g(i, **d))
        d["b"] = i % 5
        if i % 100 == 7:
            d["c"] = 1
        if i % 100 == 9:
            del d["c"]
        x = f(*([i] if i % 2 else (i, 2)), **d)
        t += len(x[0]) + len(x[1])
    return t


def bad_keys(n):
    out = set()
    d = {"b": 1}
    for i in range(n):
        if i == n - 3:
            d[5] = 1
        try:
            g(1, **d)
        except TypeError as e:
            out.add(str(e))
    return out


print(hot(1500))
print(bad_keys(700))
