# Sequence patterns.
import collections
from array import array


def m(v):
    match v:
        case []:
            return "empty"
        case [1]:
            return "one"
        case [1, 2] | [2, 1]:
            return "pair"
        case [x, y] if x == y:
            return f"equal {x}"
        case (a, [b, c], *d):
            return f"nested {a} {b} {c} {d}"
        case [_, *_, "end"]:
            return "ends"
        case ["start", *rest]:
            return f"rest {rest}"
        case [*init, 0]:
            return f"init {init}"
        case [x, y]:
            return f"two {x} {y}"
        case [*all]:
            return f"all {all}"
        case _:
            return "other"


class Seq(collections.abc.Sequence):
    def __init__(self, *v):
        self.v = v

    def __len__(self):
        return len(self.v)

    def __getitem__(self, i):
        return self.v[i]


class Fake:
    def __len__(self):
        return 1

    def __getitem__(self, i):
        if i:
            raise IndexError
        return 1


class Registered(Fake):
    pass


collections.abc.Sequence.register(Registered)


class L(list):
    pass


for v in ([], (), [1], (1,), [2, 1], [5, 5], (1, (2, 3)), [1, [2, 3], 4, 5], [1, 2, "end"], ("start", 1), ("start",), [1, 2, 0], [0], [7, 8], [7, 8, 9], "ab", b"ab", bytearray(b"a"), {1: 2}, {1}, range(2), range(0), iter([1]), Seq(1), Seq(), Seq(3, 3), Fake(), Registered(), L([1]), collections.deque([1]), array("i", [1]), memoryview(b"\1"), collections.UserList([1]), (x for x in [1]), None, collections.OrderedDict()):
    print(type(v).__name__, m(v))


class Counting(Seq):
    def __len__(self):
        print("len", end=" ")
        return super().__len__()

    def __getitem__(self, i):
        print(f"[{i}]", end=" ")
        return super().__getitem__(i)


def stars(v):
    match v:
        case [1, *_, 3]:
            return "1..3"
        case [_, *mid, _] if mid:
            return mid
        case [*_]:
            return "any"


print(stars(Counting(1, 2, 3)))
print(stars(Counting(1, 2, 4)))
print(stars(Counting(1)))
print(stars([1, 3]), stars([5, 6, 7, 8]), stars([2]))


def single(v):
    match v:
        case x, :
            return x
        case x, *y:
            return x, y
        case *z,:
            return z


print(single([1]), single((1, 2)), single([]))
match 1, 2:
    case a, b:
        print(a, b)
match [1, [2, [3, [4]]]]:
    case [a, [b, [c, [d]]]]:
        print(a, b, c, d)
match ([1, 2], [3, 4]):
    case [[a, b], [a2, b2]] as whole:
        print(a, b, a2, b2, whole)
