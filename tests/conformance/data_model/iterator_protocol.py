# __iter__ and __next__, iter with a sentinel, and iterators that misbehave.
class Count:
    def __init__(self, n):
        self.i, self.n = 0, n

    def __iter__(self):
        return self

    def __next__(self):
        self.i += 1
        if self.i > self.n:
            raise StopIteration("done")
        return self.i


c = Count(3)
print(list(c), list(c), next(c, "default"))
try:
    next(c)
except StopIteration as e:
    print(e.value, e.args)
vals = iter([1, 2, 0, 3])
print(list(iter(lambda: next(vals), 0)), next(vals))
it = iter(lambda: 5, 5)
print(list(it), type(it).__name__)


class Raises:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("in next")


class Broken:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n == 2:
            raise StopIteration
        if self.n > 4:
            raise StopIteration
        return self.n


b = Broken()
print(list(b), list(b), list(b))
for f in (lambda: list(Raises()), lambda: tuple(Raises()), lambda: [*Raises()], lambda: sum(Raises()), lambda: dict(Raises()), lambda: ",".join(Raises()), lambda: (lambda *a: a)(*Raises()), lambda: max(Raises()), lambda: 1 in Raises(), lambda: sorted(Raises()), lambda: next(5), lambda: next([]), lambda: iter(5), lambda: iter(5, 6), lambda: iter(), lambda: next(iter([])), lambda: next(iter([]), 1, 2), lambda: next(iter([]), None)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
l = [1, 2, 3]
it = iter(l)
next(it)
l.clear()
print(list(it))
l.extend([4, 5, 6])
print(list(it), it.__length_hint__(), it.__reduce__()[0] is iter)
it = iter([1, 2])
print(it.__iter__() is it, [x for x in it], [x for x in it])
d = {"a": 1}
i = iter(d)
d["b"] = 2
try:
    next(i)
except RuntimeError as e:
    print(e)
z = zip([1, 2], iter([3]))
print(next(z), next(z, "end"), list(map(lambda a, b: a + b, [1, 2], [3])), list(enumerate("ab", 5)))
for f in (lambda: list(zip([1], [], strict=True)), lambda: list(zip([], [1], strict=True)), lambda: list(zip([1], [1], [], strict=True)), lambda: list(map(lambda a, b: a, [1], [], strict=True))):
    try:
        print(f())
    except ValueError as e:
        print(e)
