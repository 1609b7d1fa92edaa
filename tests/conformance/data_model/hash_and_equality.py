# __hash__ and __eq__: defaults, inheritance, and containers.
class Eq:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return isinstance(o, Eq) and self.v == o.v


class Both(Eq):
    def __hash__(self):
        return hash(self.v)


class Inherits(Both):
    pass


class OnlyEqAgain(Both):
    def __eq__(self, o):
        return True


class Restored(Eq):
    __hash__ = object.__hash__


class Explicit(Eq):
    __hash__ = Both.__hash__


for c in (Eq, Both, Inherits, OnlyEqAgain, Restored, Explicit):
    try:
        print(c.__name__, isinstance(hash(c(1)), int), c(1) in {c(1)}, c.__hash__ is None)
    except TypeError as e:
        print(c.__name__, e, c.__hash__)
print(Both(1) == Both(1), Both(1) != Both(1), Both(1) == 1, 1 == Both(1), len({Both(1), Both(1), Inherits(1)}), {Both(1): "a"}[Both(1)])


class Ne:
    def __eq__(self, o):
        return "eq"

    def __ne__(self, o):
        return "ne"


class NeOnly:
    def __ne__(self, o):
        return "only ne"


class EqNI:
    def __eq__(self, o):
        return NotImplemented


print(Ne() == 1, Ne() != 1, NeOnly() == 1, NeOnly() != 1, EqNI() == EqNI(), EqNI() != 1, not (Ne() == 1))


class Bad:
    def __init__(self, r):
        self.r = r

    def __hash__(self):
        if isinstance(self.r, Exception):
            raise self.r
        return self.r


for r in (1, -1, -2, 1 << 70, True, 1.5, "x", None, ValueError("no hash")):
    try:
        print(repr(r), hash(Bad(r)))
    except Exception as e:
        print(repr(r), type(e).__name__, e)
for v in ([], {}, set(), bytearray(), slice([]), (1, []), ([],), {1: 2}.items(), memoryview(bytearray(1))):
    try:
        hash(v)
        print("fine")
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash((1, 2)) == hash((1.0, 2)), hash("a") == hash("a"), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), hash(range(3)) == hash(range(0, 3)), hash(None) == hash(None), hash(Eq.__init__) == hash(Eq.__init__))
