# Looking for values of other classes in ranges; slice.indices of any size.
class Always:
    def __eq__(self, other):
        return True


class Even(int):
    def __eq__(self, other):
        return other % 2 == 0

    __hash__ = int.__hash__


class Index:
    def __init__(self, i):
        self.i = i

    def __index__(self):
        return self.i


r = range(10)
print(r.count(Always()), r.count(Even(100)), r.count(3), r.count(3.0), r.count(True), r.count("a"), r.count(3 + 0j))
print(r.index(Even(100)), r.index(3.0), Even(100) in r, Even(101) in range(1, 2), 2.0 in r, 2.5 in r, 1 + 0j in r, Index(3) in r)
for x in 10, "a", 2.5, Even(3):
    try:
        print(range(1, 10, 2).index(x))
    except ValueError as e:
        print(e)
print(range(Index(3)), range(Index(1 << 70), Index((1 << 70) + 2))[1] - (1 << 70), list(range(Index(5), Index(0), Index(-2))))
for args in (slice(None), 10), (slice(1 << 80), 1 << 90), (slice(None, None, -1), 1 << 70), (slice(-5, None, 1 << 70), 10), (slice(Index(2), Index(5)), Index(4)), (slice(None), -1), (slice(None, None, 0), 3), (slice("a"), 3), (slice(1), 1.5), (slice(3, 1), 1 << 63):
    try:
        print(args[0].indices(args[1]))
    except Exception as e:
        print(type(e).__name__, e)
print(hash(""), hash(b""), hash(memoryview(b"")))


class N(float):
    pass


n, m = float("nan"), N("nan")
print(hash(n) == object.__hash__(n), hash(m) == object.__hash__(m), {n: 1}[n])
flags = {"heap": 9, "base": 10, "abstract": 20, "int": 24, "list": 25, "tuple": 26, "bytes": 27, "str": 28, "dict": 29, "exception": 30, "type": 31}
import abc


class Abstract(abc.ABC):
    @abc.abstractmethod
    def f(self): ...


for cls in int, bool, list, tuple, bytes, str, dict, ValueError, type, range, N, Abstract, abc.ABCMeta:
    print(cls.__name__, *(name for name, bit in flags.items() if cls.__flags__ & 1 << bit), cls.__itemsize__)
print(int.__new__.__self__, tuple.__new__.__self__)
