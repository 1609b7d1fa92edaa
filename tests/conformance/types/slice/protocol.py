# Slices as objects, and who gets them.
class Show:
    def __getitem__(self, k):
        return k

    def __setitem__(self, k, v):
        print("set", k, v)

    def __delitem__(self, k):
        print("del", k)


s = Show()
print(s[1:2], s[:], s[::3], s[1:2, ...], s[None:"a":()], s[1:2, 3:4, 5])
s[1:] = 4
del s[:2:3]
x = slice(1, 10, 3)
print(x.start, x.stop, x.step, x == slice(1, 10, 3), x != slice(1, 10), hash(slice(1)) == hash(slice(None, 1, None)))
print(x.indices(5), x.indices(100), slice(None, None, -1).indices(4), slice(-3, None).indices(10), slice(10, -20, -3).indices(6))
for f in (
    lambda: slice(),
    lambda: slice(1, 2, 3, 4),
    lambda: slice(1, 2, 0).indices(5),
    lambda: slice(1).indices(-1),
    lambda: slice("a").indices(3),
    lambda: slice(1, 2, 0.5).indices(3),
    lambda: setattr(x, "start", 5),
    lambda: [1, 2][::0],
    lambda: [1, 2]["a":],
    lambda: "abc"[1.0:],
    lambda: slice(1) < slice(2),
    lambda: slice(1) < 3,
    lambda: slice(0, 1, start=3),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class I:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


print([0, 1, 2, 3, 4][I(1) : I(4)], "abcdef"[I(-3) :], (1, 2, 3)[: I(2)], slice(I(1), I(5), I(2)).indices(10))
l = list(range(10))
l[2:5] = "xy"
print(l)
l[::2] = range(5)
print(l)
del l[1::2]
print(l)
for f in (lambda: l.__setitem__(slice(None, None, 2), [1]), lambda: l.__setitem__(slice(1, 2), 5)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
l[1:1] = [7, 8]
l[5:2] = "z"
print(l, repr(slice(1, "b", None)))
big = 10**30
print([1, 2, 3][:big], [1, 2, 3][-big:], slice(-big, big, big).indices(5))
