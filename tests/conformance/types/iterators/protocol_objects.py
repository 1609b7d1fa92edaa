# Iterators by hand: one that restarts, iter with a sentinel, exhausted ones, pickling and length hints.
import pickle


class Restart:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n % 3 == 0:
            raise StopIteration(self.n)
        return self.n


r = Restart()
print(list(r), list(r), [*r], next(r), tuple(r))
calls = iter([1, 2, None, 3])
it = iter(calls.__next__, None)
print(list(it), list(it), next(calls), next(it, "done"))


def raising():
    raise KeyError("callable")


it = iter(raising, 1)
for _ in range(2):
    try:
        next(it)
    except KeyError as error:
        print(error)


def stops():
    raise StopIteration


print(list(iter(stops, 1)), type(it).__name__)


class Eq:
    def __eq__(self, other):
        return other == 3


print(list(iter(iter(range(10)).__next__, Eq())))
for make in (lambda: iter([1, 2, 3]), lambda: iter((1, 2)), lambda: iter("ab"), lambda: iter(b"ab"), lambda: iter(range(3)), lambda: iter({1: 2}), lambda: iter({5}), lambda: reversed([1, 2]), lambda: reversed("ab"), lambda: enumerate("ab"), lambda: zip("ab", "cd"), lambda: map(str, [1]), lambda: filter(None, [1]), lambda: iter({1: 2}.items()), lambda: iter(bytearray(b"x")), lambda: iter(memoryview(b"m"))):
    it = make()
    hint = it.__length_hint__() if hasattr(it, "__length_hint__") else None
    try:
        again = list(pickle.loads(pickle.dumps(it)))
    except TypeError as error:
        again = "TypeError"
    print(type(it).__name__, hint, list(it), list(it), again, iter(it) is it)
    try:
        next(it)
    except StopIteration as stop:
        print("  stop", stop.value, hasattr(it, "__setstate__"), hasattr(it, "__reduce__"))


class Getitem:
    def __getitem__(self, i):
        if i == 2:
            raise StopIteration("by stop")
        if i > 5:
            raise IndexError
        return i


print(list(Getitem()), 1 in Getitem())
try:
    print(7 in Getitem())
except Exception as error:
    print(type(error).__name__, error)


class Bad:
    def __iter__(self):
        return self


for act in (lambda: list(Bad()), lambda: iter(Bad()), lambda: next(Bad()), lambda: [x for x in Bad()]):
    try:
        act()
    except TypeError as error:
        print(error)


class InstanceNext:
    def __iter__(self):
        return self

    def __init__(self):
        self.__next__ = lambda: 1


try:
    list(InstanceNext())
except TypeError as error:
    print(error)
l = [1, 2, 3, 4]
it = iter(l)
next(it)
l[:] = []
print(list(it), l.append(5), list(it))
it = iter(l)
it.__setstate__(5)
print(list(it), it.__reduce__())
