# Slices of bytearrays are set and deleted as those of lists are, and arguments of bytes and bytearray are told apart.
places = (0, None, 1, 3, 19, 300, 1 << 333, -1, -2, -31, -300, -(1 << 333))
for start in places:
    for stop in places:
        for step in places:
            if step == 0:
                continue
            l = list(range(40))
            b = bytearray(l)
            part = l[start:stop:step]
            assert list(b[start:stop:step]) == part
            part.reverse()
            l[start:stop:step] = part
            b[start:stop:step] = part
            assert list(b) == l, (start, stop, step)
            del l[start:stop:step]
            del b[start:stop:step]
            assert list(b) == l, (start, stop, step)


def show(f, *args):
    try:
        print(f(*args), end="; ")
    except Exception as e:
        print(type(e).__name__, e, end="; ")


b = bytearray(b"abc")
show(b.__setitem__, slice(None, None, 2), b"x")
show(b.__setitem__, slice(None, None, 2), b"xy")
show(b.__setitem__, slice(0, 0), "ab")
show(b.__setitem__, slice(0, 0), [256])
show(b.__setitem__, slice(0, 0), 3)
show(b.__setitem__, 0, 256)
print(b)


class Both(str):
    def __bytes__(self):
        return b"both"


class Index:
    def __index__(self):
        return 3


class Bad:
    def __index__(self):
        raise TypeError("no")

    def __iter__(self):
        return iter([1, 2])


for cls in bytes, bytearray:
    for args in [], [3], [-1], [Index()], [Bad()], [[1, 2]], [[256]], [[-1]], [["a"]], [1.5], ["a"], ["a", "ascii"], [Both("x")], [b"a", "ascii"], [1, "ascii"], [None]:
        show(cls, *args)
    show(lambda: cls(encoding="ascii"))
    show(lambda: cls(errors="strict"))
    show(lambda: cls("a", errors="strict"))
    show(lambda: cls(b"a", errors="strict"))
    print()
for b in b" a\x0bb\x1cc \t", bytearray(b" a\x0bb\x1cc \t"):
    print(b.split(), b.rsplit(), b.split(None, 1), b.rsplit(None, 1), b.strip(), b.isspace())
print(bytes.fromhex("01 \t02"), b"abcabc".find(97, 1), b"abc".index(Index()) if 3 in b"abc\x03" and False else b"abc\x03".index(Index()), 97 in b"abc")
for x in 256, -1, 1 << 70, "a", 1.5, None:
    show(b"abc".find, x)
    show(b"abc".__contains__, x)
print()


class Sub(bytes):
    pass


s = Sub(b"abc")
print(b"b" in s, 98 in s, s + b"d", b"d" + s, s * 2, s[0], s[1:], s % (), len(s), list(s), s.__bytes__(), type(s.__bytes__()))
b = b"abc"
t = (1, 2)
print(b * 1 is b, t * 1 is t, s * 1 is s, bytes(s) is s, ord(bytearray(b"x")))
