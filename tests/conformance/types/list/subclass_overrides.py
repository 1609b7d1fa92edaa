# Subclasses of list with methods of their own: which operations use them and which do not.

class L(list):
    def __getitem__(self, i):
        return f"item {i}"

    def __iter__(self):
        return iter("own")

    def __len__(self):
        return 99

    def __contains__(self, x):
        return x == "magic"

    def append(self, x):
        super().append((x, x))


l = L([1, 2])
l.append(3)
print(l[0], list(l), len(l), "magic" in l, 1 in l, repr(l), l == [1, 2, (3, 3)], list.__len__(l), [*l], tuple(l), sorted(l), l + [4], l * 2, l[0:1], max(l), ",".join(l), {*l} == set("own"), list.__getitem__(l, 2))
a, b, c = l
print(a, b, c, [x for x in l], bool(l), l.index(2), l.count(1), l.copy(), type(l.copy()).__name__, type(l + []).__name__, type(l * 1).__name__, list(reversed(l)), [0].__add__(l), [0] + l)
m = [0]
m.extend(l)
m += l
m[0:1] = l
print(m)
print(dict(enumerate(l)), list(zip(l, [1, 2])), list(map(str, l)), sum(L([1]), 0) if False else "", any(l), all(L()), iter(l).__next__())


class Idx(list):
    def __setitem__(self, i, v):
        print("set", i, v)
        super().__setitem__(i, v)

    def __delitem__(self, i):
        print("del", i)
        super().__delitem__(i)

    def __iadd__(self, other):
        print("iadd")
        return super().__iadd__(other)

    def __eq__(self, other):
        return "eq"

    def sort(self, **kw):
        print("sort", kw)


x = Idx([3, 1, 2])
x[0] = 5
x[1:2] = [7]
del x[0]
x += [1]
x.insert(0, 9)
x.pop()
x.sort(reverse=True)
print(x, x == 1, x != 1, sorted(x), x.__class__.__name__)


class Init(list):
    def __init__(self, *args, tag=None):
        super().__init__(args)
        self.tag = tag

    def __hash__(self):
        return hash(self.tag)


i = Init(1, 2, tag="t")
print(i, i.tag, hash(i) == hash("t"), {i: 1}[i], vars(i))
i.__init__(5)
print(i, i.tag)


class New(list):
    def __new__(cls, *args):
        self = super().__new__(cls)
        self.made = args
        return self

    def __init__(self, *args):
        pass


n = New(1, 2)
print(n, n.made, isinstance(n, list))
match L([1, 2]):
    case [a, b]:
        print("two")
    case _:
        print("len is 99")


class Slots(list):
    __slots__ = ("extra",)


s = Slots("ab")
s.extra = 1
try:
    s.other = 2
except AttributeError as error:
    print(error)
print(s, s.extra, Slots.__mro__)
