# Generator expressions: laziness, scope and attributes.
def noisy(n):
    for i in range(n):
        print("get", i, end=" ")
        yield i


g = (x * 2 for x in noisy(3) if x != 1)
print("made", next(g), next(g), next(g, "end"))
print(sum(x for x in range(4)), max((x, -x) for x in range(3)), list(x for x in "ab"), dict((x, 1) for x in "a"), set(x for x in [1, 1]), tuple(x for x in ()), ",".join(c for c in "xyz"), any(x > 1 for x in range(3)), all(x for x in []))
n = 5
g = (n for _ in range(2))
n = 6
print(list(g), g.gi_frame, g.gi_code.co_name, g.__name__, g.__qualname__)
g = ((x, y) for x in range(2) for y in range(x, 2))
print(list(g))
g = (x for x in (y for y in range(3)))
print(g.gi_frame.f_lineno > 0, list(g))


def f():
    k = 3
    return (k + i for i in range(2)), (lambda: k)


a, b = f()
print(list(a), b(), a.__qualname__)
try:
    (x for x in 5)
except TypeError as e:
    print(e)
g = (1 / x for x in [1, 0, 2])
print(next(g))
try:
    next(g)
except ZeroDivisionError as e:
    print(e, list(g))
g = (x for x in [1, 2, 3])
print(g.send(None), g.close(), list(g))
try:
    (x for x in [1]).send(5)
except TypeError as e:
    print(e)
print([*(i for i in range(3))], (lambda *a: a)(*(i for i in "ab")), 2 in (i for i in range(3)), *(i for i in range(2)))
