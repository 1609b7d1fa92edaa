# zip(strict=True), map(strict=True), and what has been taken from the iterators when they end unevenly.

def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in ("list(zip([1], [1, 2], strict=True))", "list(zip([1, 2], [1], strict=True))", "list(zip([1], [1], [1, 2], strict=True))", "list(zip([1], [1], [], strict=True))", "list(zip([], [], strict=True))", "list(zip(strict=True))", "list(zip([1], strict=True))", "list(zip([1, 2], [3], strict=False))", "list(zip([1], [1, 2], strict=[]))", "list(zip([1], [1, 2], strict='x'))", "zip([1], stric=True)", "zip([1], strict=True, x=1)", "zip(5)", "zip([1], 5)", "zip(None)",
             "list(map(max, [1], [2, 3], strict=True))", "list(map(max, [1, 2], [2], strict=True))", "list(map(max, [1, 5], [2, 3], strict=True))", "list(map(str, [1, 2], strict=True))", "list(map(pow, [2, 3], [2, 3], [5]))", "map(str)", "map()", "map(strict=True)", "list(map(5, [1]))", "list(map(None, [1]))", "map(str, 5)", "list(map(lambda: 0, [1]))", "list(map(lambda a, b: (a, b), 'ab', 'xyz'))", "list(map(str, [1], bad=2))", "list(map(*[str, [1]]))"):
    attempt(text)
a, b = iter([1, 2, 3]), iter([1])
print(list(zip(a, b)), list(a))
a, b = iter([1]), iter([1, 2, 3])
print(list(zip(a, b)), list(b))
a, b = iter([1, 2, 3]), iter([1])
try:
    list(zip(a, b, strict=True))
except ValueError as error:
    print(error, list(a))
z = zip([1, 2], "ab")
print(next(z), iter(z) is z, list(z), list(z), z.__reduce__()[0] if False else type(z).__name__)


class Stops:
    def __init__(self, at, error):
        self.n, self.at, self.error = 0, at, error

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n == self.at:
            raise self.error
        return self.n


for strict in (False, True):
    try:
        print(list(zip([1, 2, 3], Stops(2, LookupError("in next")), strict=strict)))
    except Exception as error:
        print(type(error).__name__, error)
    try:
        print(list(zip([1, 2, 3], Stops(3, StopIteration("end")), strict=strict)))
    except Exception as error:
        print(type(error).__name__, error)
m = map(lambda x: 10 // x, [5, 0, 2])
out = []
while True:
    try:
        out.append(next(m))
    except ZeroDivisionError:
        out.append("error")
    except StopIteration:
        break
print(out)
print(dict(zip("abc", range(3))), list(zip(*[(1, 2), (3, 4)])), [*zip(*zip([1, 2], [3, 4]))], list(zip(*[iter(range(6))] * 2)))


def stops(x):
    if x == 2:
        raise StopIteration
    return x


print(list(map(stops, [1, 2, 3])))


class Z(zip):
    pass


class M(map):
    def __next__(self):
        return super().__next__() * 2


print(list(Z("a", "b")), type(Z()).__name__, list(M(int, "12")))
try:
    Z("a", extra=1)
except TypeError as error:
    print(error)
