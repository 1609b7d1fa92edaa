"""Modules of the library where they take a short cut: what they give is the same as by the long way."""
import bisect
import json
import random
import struct
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from enum import Enum


def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(f"{type(e).__name__}: {e}")


# struct: formats are read once.
FORMATS = ["<HI", ">HI", "@bhiq", "=2s3xB", "!d", "3p", "", "2H 2x", b"<h", "e", "?c"]
VALUES = {2: (1, 2), 1: (3,), 4: (1, 2, 3, 4), 0: ()}
for _ in range(3):
    for fmt in FORMATS:
        size = struct.calcsize(fmt)
        data = bytes(range(1, size + 1))
        t = struct.unpack(fmt, data)
        print(fmt, size, t, struct.pack(fmt, *t), struct.Struct(fmt).unpack_from(data + b"x"), list(struct.iter_unpack(fmt, data * 2)) if size else "")
    struct._clearcache()
for bad in ["<z", "3", "<n", "é", 5, "9" * 30 + "h"]:
    show(struct.pack, bad, 1)
    show(struct.pack, bad, 1)
show(struct.pack, "<H", 70000)
show(struct.pack, "<H")
show(struct.pack, "<2H", 1)
s = struct.Struct("<h")
s.__init__("<q")
print(s.pack(5), s.format, s.size)

# random: bits of any number, in the same sequence.
r = random.Random(42)
print([r.getrandbits(k) for k in (0, 1, 5, 31, 32, 33, 53, 62, 63, 64, 65, 100)], r.random(), r.randrange(10**12), r.choice("abc"))
for _ in range(700):
    r.random()
print(r.random(), r.getrandbits(32), r.sample(range(100), 5), r.gauss(0, 1))
show(r.getrandbits, -1)

# bisect: also in lists that are not sorted.
nan = float("nan")
LISTS = [[], [1], [1, 2, 2, 3, 9], [5, 1, 4, 2, 3, 0], [1.0, 2.5, 2.5], [nan, 1.0, nan, 2.0], [1, 2.5, 3], ["a", "b"], [True, 2], (1, 2, 3)]
for items in LISTS:
    for x in [2, 2.5, nan, True, 10**30, "a"]:
        for f in (bisect.bisect_left, bisect.bisect_right):
            show(f, items, x)
show(bisect.bisect, [1, 2, 3], 2, 1, 2)
show(bisect.bisect, [1, 2, 3], 2, -1)
show(bisect.bisect, [1, 2, 3], 2, 0, 9)
show(bisect.bisect, [1, 2, 3], 9, 2, 1)
show(bisect.bisect, [3, 2, 1], -2, key=lambda v: -v)

# Counting.
print(Counter("abracadabra"), Counter([1, 1.0, True, "1"]), Counter({"a": 2**63 - 1}) + Counter("a"))
c = Counter()
c["x"] = 1.5
c["y"] = 2**63 - 1
c["z"] = [1].__class__
show(c.update, "xxyy")
print(c["x"], c["y"])
show(c.update, "z")
show(c.update, [[]])


class Loud(Counter):
    def __setitem__(self, k, v):
        print("set", k, v)
        super().__setitem__(k, v)


class Strange(Counter):
    def get(self, k, d=None):
        return 10


print(dict(Loud("aba")), dict(Strange("ab")))


class K:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self.n % 2 == other.n % 2


print(sorted(Counter(map(K, range(7))).values()))

# Items of dicts of subclasses, and of deques.
dd = defaultdict(list)
dd["k"].append(1)
dd["k"].append(2)
print(dd, defaultdict(int, a=1)["a"], OrderedDict(a=1)["a"], Counter("a")["b"])
show(lambda: defaultdict(None)["q"])
show(lambda: OrderedDict()["q"])
show(lambda: dd[[]])


class Missing(dict):
    def __missing__(self, k):
        return k * 2


class Own(dict):
    def __getitem__(self, k):
        return "own"


print(Missing(a=1)["a"], Missing()["b"], Own(a=1)["a"])
dq = deque([1, 2, 3])
print(dq[0], dq[-1], dq[True], type(dq).__getitem__(dq, 1))
for bad in [3, -4, "x", slice(1), 10**30, 1.0]:
    show(lambda: dq[bad])


class D(deque):
    def __getitem__(self, i):
        return ("mine", super().__getitem__(i))


print(D([1])[0], D([5]) == deque([5]))

# Comparisons of what has no __eq__ of its own, or a built-in one.
Color = Enum("Color", "RED GREEN")
P = namedtuple("P", "x y")


class A:
    pass


class E:
    def __eq__(self, other):
        return True


class N:
    def __ne__(self, other):
        return "ne"


class T(tuple):
    def __eq__(self, other):
        return "eq"

    __hash__ = tuple.__hash__


class S(str):
    pass


class F(float):
    pass


a = A()
things = [a, A(), E(), N(), P(1, 2), P(1, 3), T((1, 2)), (1, 2), S("x"), "x", F(1.0), 1, 1.0, None, Color.RED, Color.GREEN, dq, A]
for x in things:
    print([x == y for y in things], [x != y for y in things])
print(P(1, 2) < (1, 3), (1, 3) >= P(1, 2), P(1, 2) < P(0, 1), S("a") < "b", F(2.0) > F(1.0))
show(lambda: a < A())
show(lambda: Color.RED < Color.GREEN)
show(lambda: P(1, 2) < [1])

# JSON: one object for all members of a name.
names = [f"n{i}" for i in range(100)] + ["", "é", "x" * 100]
text = json.dumps([dict.fromkeys(names, 1)] * 3)
first, second, third = json.loads(text)
print(all(k is l is m for k, l, m in zip(first, second, third)), list(first) == names, len(first))
wide = json.loads(json.dumps([{"é": 1, "a\n": 2}] * 2, ensure_ascii=False))
print(wide, [k is l for k, l in zip(*wide)])
for bad in ['{"a', '{"a\\', '{"a"', '{"a" 1}', '{"a\t": 1}', '{"a": 1,}', '{a: 1}', '{"a": 1 "b": 2}']:
    show(json.loads, bad)
for v in ["a\"b\\\n\t\x00\x7fé\u2028\U0001f600\ud800z", "", "\x1f", "plain", "é", 0, -1, 10**20, -(2**63), 2**63, 1.5, -0.0, 1e300, True, None]:
    print(json.dumps(v), ascii(json.dumps(v, ensure_ascii=False)), json.dumps({v if v != "" else "k": [v]}, separators=(",", ":")))
show(json.dumps, float("nan"), allow_nan=False)
show(json.dumps, [float("inf"), -float("inf"), nan])
show(json.dumps, {(1, 2): 3})
show(json.dumps, {(1, 2): 3, 1: 2, None: 1, 1.5: 0, False: 5}, skipkeys=True)


# Calls of objects of native classes.
import functools
import itertools
import operator

show(operator.itemgetter(1), (1, 2))
show(operator.itemgetter(1))
show(operator.itemgetter(1), (1, 2), 3)
show(operator.itemgetter(1), (1, 2), x=3)
show(operator.itemgetter)
show(functools.partial(print, 1, sep="-"), 2)
show(functools.partial)
show(lambda: list(itertools.chain(5)))
show(itertools.count, "x")
show(deque, [1, 2], 1)
show(deque, 5)
show(deque, maxlen=-1)


class Partial(functools.partial):
    def __call__(self, *args):
        return ("mine", super().__call__(*args))


print(Partial(max, 3)(5), list(map(operator.attrgetter("real"), [1, 2])), sorted([(1, 2), (0, 3)], key=operator.itemgetter(0)))

import math

print([math.comb(n, k) for n in (0, 1, 5, 10, 62, 66, 67, 70, 10**6, 2**62) for k in (0, 1, 2, 3, 5, 33, 70)], math.comb(10**18, 10**18 - 1))
show(math.comb, -1, 2)
show(math.comb, 2, -1)
print(struct.unpack("<9B", bytes(range(9))), struct.unpack("<8b", b"\xff" * 8), struct.unpack("<Q2s", b"\xff" * 8 + b"ab"))

# Names that come and go.
for i in range(300):
    setattr(A, f"name{i}", i)
    assert getattr(A(), f"name{i}") == i and getattr(a, f"other{i}", None) is None
    delattr(A, f"name{i}")
    assert not hasattr(A, f"name{i}")
print("names")
