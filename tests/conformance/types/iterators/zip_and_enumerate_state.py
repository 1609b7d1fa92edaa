# Iterators that wrap others: what they take, when, and what is left in the others after errors and ends.

class Src:
    def __init__(self, name, n, fail=None):
        self.name, self.n, self.fail, self.i = name, n, fail, 0

    def __iter__(self):
        print("iter", self.name)
        return self

    def __next__(self):
        self.i += 1
        print("next", self.name, self.i)
        if self.i == self.fail:
            raise KeyError(self.name)
        if self.i > self.n:
            raise StopIteration
        return self.i


def drain(label, make):
    out = []
    try:
        it = make()
        for x in it:
            out.append(x)
    except Exception as error:
        print(label, type(error).__name__, error)
    print(label, out)


drain("zip", lambda: zip(Src("a", 2), Src("b", 1)))
drain("zip fails", lambda: zip(Src("a", 3), Src("b", 3, fail=2)))
drain("zip strict", lambda: zip(Src("a", 1), Src("b", 2), strict=True))
drain("map", lambda: map(lambda x, y: x * y, Src("a", 2), Src("b", 3)))
drain("map fails", lambda: map(lambda x: 1 // (x - 2), Src("a", 3)))
drain("filter", lambda: filter(lambda x: x % 2, Src("a", 3)))
drain("filter fails", lambda: filter(lambda x: x.nothing, Src("a", 3)))
drain("enumerate", lambda: enumerate(Src("a", 2), 10))
drain("enumerate fails", lambda: enumerate(Src("a", 2, fail=2)))
drain("generator", lambda: (x + y for x in Src("a", 2) for y in Src("b", 1)))
drain("nested", lambda: zip(enumerate(Src("a", 1)), map(str, Src("b", 1))))
e = enumerate(Src("lazy", 1))
print("made")
print(next(e), next(e, "end"), next(e, "still"))
try:
    enumerate(Src("x", 1), "a")
except TypeError as error:
    print(error)
try:
    zip(Src("x", 1), 5)
except TypeError as error:
    print(error)
z = zip()
print(list(z), next(z, "empty"))
a = iter([1, 2, 3, 4, 5])
print(list(zip(a, a)), list(a), [(x, y) for x, y in zip(*[iter("abcdef")] * 3) if False] if False else list(zip(*[iter("abcdef")] * 3)))
