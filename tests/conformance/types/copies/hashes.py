# Hashes: equal numbers of all types, tuples, frozensets, text as bytes, slices, ranges.

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

nan = float("nan")
numbers = [0, 1, -1, 2, 2**31, 2**61 - 2, 2**61 - 1, 2**61, 2**63, -2**63, 2**64, 10**20]
for n in numbers:
    forms = [n, float(n), complex(n)] + ([bool(n)] if n in (0, 1) else [])
    print(n, hash(n), [hash(f) == hash(n) for f in forms if f == n], [f == n for f in forms])
print([hash(x) for x in (0.5, 0.25, -0.5, 1.5, 1e10, 1e100, 1e308, 5e-324, 2.0**-1000)])
print([hash(x) for x in (1j, -1j, 1 + 1j, 0.5j, complex(0, -0.0), complex("inf"), complex(0, float("inf")))])
print([hash(x) for x in ((), (1,), (1, 2), (2, 1), ((),), (0,) * 5, (1.5, 2), (-1,), (-2,), (True, None) and (True, 0))])
print([hash(frozenset(x)) for x in ([], [1], [1, 2], [-1, -2], range(10), [()], [frozenset()])])
print(hash(range(0)) == hash(range(5, 5)), hash(range(3)), hash(range(1, 9, 3)), hash(range(2**70)) == hash((2**70, 0, 1)), hash(range(1)) == hash((1, 0, None)))
print(hash(slice(1, 2)), hash(slice(None, 5)) == hash((None, 5, None)), hash(b"") == hash(""), hash(b"abc") == hash("abc"), hash(memoryview(b"abc")) == hash(b"abc"), hash(nan) == hash(nan), hash("") == 0)
print(hash(True), hash(False), hash(None) == hash(None), hash(int) == hash(int), hash(...) == hash(...), hash(NotImplemented) == hash(NotImplemented))
class H:
    def __init__(self, h):
        self.h = h

    def __hash__(self):
        return self.h

for h in (0, 1, -1, -2, 2**61 - 1, 2**61, 2**63 - 1, 2**63, 2**64, -2**63, -2**64, 10**30, True):
    print(h, hash(H(h)), {H(h): 1}.keys() and hash((H(h),)) == hash((hash(H(h)),)))
for value in ([], {}, set(), bytearray(), [()], ([],), (1, [2]), slice([]), memoryview(bytearray(1)), {}.keys(), frozenset, {}.items()):
    check(lambda v: type(hash(v)).__name__, value)
class Eq:
    def __eq__(self, other):
        return True

class EqHash(Eq):
    __hash__ = object.__hash__

class Sub(Eq):
    pass

check(hash, Eq())
check(hash, Sub())
print(hash(EqHash()) != 0, Eq.__hash__, Sub.__hash__, issubclass(Eq, __import__("collections").abc.Hashable))
x, y = object(), object()
print(hash(x) == hash(x), hash(x) == id(x) // 16 or True, hash(len) == hash(len), hash([].append.__self__.__class__) == hash(list))
print(hash(-1) == hash(-2), hash(-1.0), hash(-2.0), hash(-1 + 0j), {-1: "a", -2: "b"}, {hash(-1)} == {-2})
