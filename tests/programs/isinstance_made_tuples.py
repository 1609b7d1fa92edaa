"""`isinstance` with tuples of classes that are made anew each time, nested ones, and classes that change in the middle."""


class A:
    pass


class B(A):
    pass


class C:
    pass


def count(items, extra):
    n = 0
    for i, x in enumerate(items):
        if isinstance(x, (int, str)):
            n += 1
        if isinstance(x, (A, (float, extra))):
            n += 10
        if not isinstance(x, ()):
            n += 100
    return n


items = [1, "a", 2.5, A(), B(), C(), None, True, (1,), [1], 10**30] * 9
for extra in (C, tuple, list, type(None), bool):
    print(extra.__name__, count(items, extra))


def pick(x, swap):
    kinds = (int, float) if swap % 3 else (str, A)
    return isinstance(x, kinds)


print(sum(pick(x, k) for k, x in enumerate(items * 3)))
try:
    for k in range(60):
        isinstance(k, (str, 3 if k == 57 else bytes))
except TypeError as e:
    print(e)
