# Built-in functions, each with the usual and the odd arguments.

print(abs(-3), abs(-2.5), abs(True), all([]), all([1, 0]), any([]), any([0, ""]), all(x > 0 for x in (1, 2)), any(x > 1 for x in (1, 2)))
print(bin(10), bin(-10), oct(8), hex(255), hex(-255), bin(0), bin(True), chr(97), ord("a"))
print(divmod(7, 3), divmod(-7, 3), divmod(7.5, 2), pow(2, 10), pow(2, -1), pow(2.0, 3), pow(2, 10, 1000), pow(base=2, exp=3))
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], start=2)), next(enumerate("z")))
print(list(filter(None, [0, 1, "", "a", None])), list(filter(lambda v: v % 2, range(6))), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(str, range(3))), list(map(lambda *a: a, "ab", "cd", "ef")))
print(list(zip()), list(zip("ab")), list(zip("abc", [1, 2])), list(zip("ab", range(9), (True, False))), dict(zip("ab", (1, 2))), [*zip(*[(1, 2), (3, 4)])])
try:
    list(zip("abc", [1, 2], strict=True))
except ValueError as e:
    print(e)
print(format(3.14159, ".2f"), format(255, "x"), format("a", ">3"), format(1), format(True), format(None), format(1234, ","))
print(getattr("a", "upper")(), hasattr([], "append"), hasattr([], "zz"), getattr(5, "zz", "d"), callable(len), callable("a"), callable(lambda: 0))
print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance("a", str), isinstance(None, type(None)), isinstance(int, type), issubclass(bool, int), issubclass(int, object), issubclass(int, (str, int)), isinstance(1.0, int), isinstance([], object))
print(iter([1]).__next__(), next(iter("ab")), next(iter([]), "dflt"), list(iter([1, 2, 3].pop, 1)), len("abc"), len([]), len({1: 2}), len(range(5)), len((1,)))
print(max(1, 5, 3), max([1, 5, 3]), max("abc"), max([], default=0), max({"a": 1, "b": 2}), min(3, 1), min([2.5, 2]), min("hello", key=lambda c: -ord(c)), max(1, True), max(True, 1), min(0.0, 0), max([1, 2, 3], [1, 3]), max((), default=None))
print(repr("a'b"), repr(1.0), repr(None), repr([1, "x"]), str(1.50), str("x"), repr(str), round(2.567, 1), round(5), round(-2.5), round(1e20), round(True), round(3.7), round(12345, -2))
print(reversed([1]).__next__(), list(reversed("abc")), list(reversed(range(3))), list(reversed((1, 2))), "".join(reversed("hello")), list(reversed({"a": 1, "b": 2})))
print(set([1, 1, 2]) == {1, 2}, slice(1, 2), sorted([3, 1, 2]), sum([1, 2, 3]), sum([1, 2], 10), sum([0.1] * 3), sum([[1], [2]], []), sum([True, True]), sum(()), sum([1, 2.5]), sum(range(101)), sum([10 ** 20, 1]), sum([0.1] * 10), sum([1e100, 1.0, -1e100]), sum((), start=5))
print(tuple("ab"), type(1), type("a"), type(None), type(type), type(1) is int, type([]) == list, type(lambda: 0).__name__, type(len).__name__, type(range(1)).__name__, type(x for x in ()).__name__)
print(id(None) == id(None), id([]) is not None, int("5") + float("2.5"), bool([]), str(b := 3), b, hash("a") == hash("a"), hash(1.5) == hash(1.5), hash(None) == hash(None))
print("a", "b", sep=""); print("a", end=""); print("|", 1, 2, sep=", ", end="!\n"); print(); print("x", sep="-", end=None); print("y", sep=None); print(*"abc"); print(*[1, 2], sep="\n")


class A:
    def __init__(self):
        self.a = 1
        self.b = [2]


o = A()
print(vars(o), vars(o) is o.__dict__)
vars(o)["c"] = 3
setattr(o, "d", 4)
print(o.c, o.d, getattr(o, "a"), hasattr(o, "e"), sorted(vars(o)))

for f in (lambda: abs("a"), lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: len(1), lambda: next([]), lambda: next(iter([])), lambda: max(1), lambda: getattr(1, "q"), lambda: getattr(1), lambda: hash([1]), lambda: hash({}), lambda: chr("a"), lambda: ord(""), lambda: pow("a", 2), lambda: divmod("a", 1),
          lambda: round("a"), lambda: isinstance(1), lambda: bin(1.5), lambda: all(5), lambda: list(zip(1)), lambda: list(map(5, [1])), lambda: map(len), lambda: enumerate(), lambda: enumerate(5), lambda: print(sep=1), lambda: sorted(), lambda: reversed({1}), lambda: iter(1, 2), lambda: int(1, 2, 3), lambda: vars(1), lambda: abs(), lambda: len([], []), lambda: ord(5), lambda: format(1, 2), lambda: callable(), lambda: range(1, 2, 3, 4), lambda: list(1, 2), lambda: getattr(1, 2), lambda: setattr(1, "a", 2), lambda: pow(2, 2.5, 2), lambda: max("a", 1), lambda: filter(None), lambda: tuple(1)):
    try:
        print(f())
    except (TypeError, ValueError, AttributeError, StopIteration) as e:
        print(type(e).__name__, e)

t = 0
for i in range(1000):
    t += abs(i - 500) + min(i, 300) + max(i, 700, 2) + len(str(i)) + ord(chr(i + 1)) + int(isinstance(i, int)) + divmod(i, 7)[1] + round(i / 3) + pow(i, 2, 11) + sum((i, 1)) + (hash(i) == i)
print(t)
m = map(lambda v: v * 2, filter(lambda v: v % 3 == 0, range(1500)))
print(next(m), next(m), sum(m), list(m))
