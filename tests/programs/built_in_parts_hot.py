# Subclasses of built-in containers in hot loops: items and lengths are those of the built-in part, unless a class says otherwise.
from collections import Counter, OrderedDict, UserDict, defaultdict, deque, namedtuple


class L(list):
    pass


class Named(list):
    def __init__(self, *items):
        super().__init__(items)
        self.name = "n"

    def total(self):
        t = 0
        for i in range(len(self)):
            t += self[i]
        return t


class D(dict):
    def __missing__(self, key):
        return -1


class T(tuple):
    pass


class S(str):
    pass


class Odd(list):
    def __getitem__(self, i):
        return 100

    def __len__(self):
        return 3

    def __setitem__(self, i, v):
        super().__setitem__(i, v * 2)


def items(c, n):
    t = 0
    for i in range(n):
        t += c[i % len(c)]
    return t


for c in L([1, 2, 3]), T((4, 5, 6)), Odd([7, 8]), Named(1.5, 2, True), [9, 10]:
    print(type(c).__name__, items(c, 300))
print(Named(*range(100)).total(), sum(Named(*range(9)).total() for _ in range(100)))


def text(s, n):
    t = 0
    for i in range(n):
        if s[i % len(s)] == "a":
            t += 1
    return t


print(text(S("banana"), 300), text(S("é" + "a"), 300))


def store(c, keys, n):
    for i in range(n):
        c[keys[i % len(keys)]] = i
    return c


for c in L([0] * 4), Odd([0] * 4), D(), Counter(), OrderedDict(), defaultdict(int), UserDict():
    print(type(c).__name__, store(c, [0, 1, 2, 3], 300))


def count(c, keys, n):
    for i in range(n):
        c[keys[i % len(keys)]] += 1
    return len(c)


for c in Counter(), defaultdict(int), D():
    print(count(c, ["a", "b", "c"], 300), sorted(c.items()))


def missing(c, n):
    t = 0
    for i in range(n):
        t += c[i % 5]
    return t


print(missing(D({0: 1, 1: 2}), 300), missing(Counter({3: 5}), 300), missing(defaultdict(int, {2: 1}), 300))
P = namedtuple("P", "x y")


def fields(n):
    t = 0
    for i in range(n):
        p = P(i, 2 * i)
        t += p.x + p.y + p[0] + len(p)
        x, y = p
        t += x - y
    return t


print(fields(400))
o = OrderedDict((i, i) for i in range(5))
for i in range(200):
    o[i % 5] = i
    o.move_to_end(i % 5)
print(list(o.items()))


def lengths(things):
    t = 0
    for c in things:
        t += len(c)
    return t


print(lengths([L([1]), L()] * 100 + [Odd(), D({1: 1}), T((1, 2)), S("abc"), deque([1])]))
L.__getitem__ = lambda self, i: 7
print(items(L([1, 2, 3]), 200))
del L.__getitem__
print(items(L([1, 2, 3]), 200))
grow = L()
for i in range(300):
    grow.append(i)
    grow[len(grow) - 1] += grow[-1]
print(len(grow), grow[-3:], sum(grow))
try:
    items(L([]), 5)
except ZeroDivisionError as e:
    print(e)
