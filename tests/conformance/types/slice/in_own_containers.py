# What __getitem__ and friends are given for all kinds of subscripts, and slices as objects.

class Show:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)

    def __class_getitem__(cls, key):
        return ("class", key)


s = Show()
print(s[1], s[1:2], s[:], s[::], s[1:], s[:2:3], s[::-1], s[1, 2], s[1:2, 3], s[...], s[..., 1], s[(1, 2)], s[()], s[1,], s["a":"b"], s[None:None:None], s[s:s] != 0, s[lambda: 0] is not None, s[1 if 0 else 2], s[(x := 5)], x, s[*[1, 2]], s[*"ab", 3], s[0, *()], s[1:2:3, ::4])
s[1] = 2
s[1:2, ...] = 3
s[*[1], 2] = 4
del s[1:], s["k"], s[()]
print(Show[int], Show[1:2], Show[()], Show[*(1, 2)])
a = slice(1, 2, 3)
print(a, a.start, a.stop, a.step, a == slice(1, 2, 3), a != slice(1, 2), slice(1) == slice(None, 1, None), slice(1, 2) < slice(1, 3), hash(slice(1, 2)) == hash(slice(1, 2)), {slice(1): "k"}[slice(1)], repr(slice("a", [], {})), slice(None), a.__reduce__())
for args in ((), (1, 2, 3, 4)):
    try:
        slice(*args)
    except TypeError as error:
        print(error)
for act in ("a.start = 5", "del a.stop", "a.x = 1", "class X(slice): pass", "slice(start=1)", "a[0]", "len(a)", "hash(slice([]))", "slice(1) < 5", "slice(1) < slice('a')"):
    try:
        exec(act)
        print(act)
    except (TypeError, AttributeError) as error:
        print(act, "->", type(error).__name__, error)


class Idx:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print("index", self.n, end=" ")
        return self.n


for sl, n in ((slice(None), 5), (slice(-3, None), 5), (slice(None, None, -1), 5), (slice(10, -10, -2), 5), (slice(1, 3), 0), (slice(Idx(1), Idx(4), Idx(2)), 10), (slice(None), Idx(3)), (slice(2**70), 5), (slice(-2**70, 2**70, 2**70), 5)):
    print(sl.indices(n) if not isinstance(sl.start, Idx) else sl.indices(n))
for sl, n in ((slice(None, None, 0), 5), (slice("a"), 5), (slice(None), -1), (slice(None), "x"), (slice(1.0), 5), (slice(None, None, Idx(0)), 3)):
    try:
        sl.indices(n)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
l = list(range(10))
print(l[Idx(2):Idx(5)], "abcdef"[Idx(1)::Idx(2)], (1, 2, 3)[:Idx(2)], b"abc"[Idx(0):], range(9)[Idx(2)::Idx(3)])
l[Idx(0):Idx(2)] = "xy"
del l[Idx(5):]
print(l)
try:
    compile("s[1:2:3:4]", "f", "eval")
except SyntaxError as error:
    print(error.msg)


class Old:
    def __len__(self):
        return 5

    def __getitem__(self, k):
        return range(5)[k]


print(Old()[-2], Old()[1:-1], list(Old()) if False else Old()[::2])
for target in ([1, 2, 3], (1, 2, 3), "abc", b"abc", range(3), bytearray(b"abc"), memoryview(b"abc")):
    out = []
    for key in (slice(1.5), slice("a"), slice(None, None, 0), 1.5, "a", None, (0,), [], slice(0, 1, None)):
        try:
            out.append(len(target[key]))
        except (TypeError, ValueError) as error:
            out.append(str(error))
    print(type(target).__name__, out)
