# Subscripts and slices: what reaches __getitem__, and what sequences do with it.
import warnings

warnings.simplefilter("ignore")


class G:
    def __getitem__(self, k):
        return k

    def __setitem__(self, k, v):
        print("set", k, v)

    def __delitem__(self, k):
        print("del", k)


g = G()
print(g[1], g[1:2], g[1:2:3], g[:], g[::], g[1:], g[:2], g[::3], g[1, 2], g[1:2, 3], g[...], g[(1, 2)], g[1,], g[[]], g["a":"b"], g[None:None], g[x := 5], x)
g[1:2] = 3
g[1:2, ...] = 4
del g[::2], g[1]
g[:], g[0] = 1, 2
l = list(range(10))
print(l[2:5], l[-3:], l[:-3], l[::-1], l[5:2], l[5:2:-1], l[100:], l[:100], l[-100:3], l[::3], l[True:5], l[-1::-3], l[slice(None, 4)])
l[2:4] = "ab"
print(l)
l[2:2] = [0, 0]
print(l)
l[::4] = [1, 2, 3]
print(l)
l[5:] = []
print(l)
l[1:1] = l
print(l)
l[3:1] = ["x"]
print(l)
del l[::2]
print(l)
del l[5:], l[-1:]
print(l)
l[:] = (i for i in range(3))
print(l)
s = "héllo"
print(s[1], s[-1], s[::2], s[10:], s[1:4], s[::-1], (1, 2, 3)[::-1], b"abc"[1], b"abc"[1:], range(10)[2:8:2], range(10)[::-1], range(5)[-1], bytearray(b"abc")[::2])


class I:
    def __index__(self):
        return 2


print(l[I()], s[I():], l[:I()], (0, 1, 2)[I()], range(9)[I()::I()])
sl = slice(1, 10, 3)
print(sl, sl.start, sl.stop, sl.step, sl.indices(5), slice(None).indices(3), slice(-1, None, -1).indices(4), slice(1) == slice(None, 1, None), slice(1, 2) < slice(1, 3), hash(slice(1, 2)) == hash(slice(1, 2)))


def error(text):
    try:
        print(text, "->", eval(text) if "=" not in text and not text.startswith("del") else exec(text))
    except Exception as e:
        print(text, "->", type(e).__name__, e)


t = (1, 2)
d = {}
for text in ["l[10]", "l[-10]", "l['a']", "l[1.0]", "l[None]", "l[1, 2]", "l['a':]", "l[1.5:]", "l[::0]", "l[::'a']", "t[5]", "t['a']", "t[1.0]", "t[::0]", "s[10]", "s['a']", "s[::0]", "s[None]", "s[1, 2]", "b''[0]", "b'a'['x']", "range(3)[5]", "range(3)['a']", "range(3)[::0]", "d[1]", "d[[]]", "d[1:2]", "d[{}]", "5[0]", "None[0]", "len[0]", "int[0]", "set()[0]", "(x for x in ())[0]", "l[0] = 1", "l[10] = 1", "l['a'] = 1", "l[0:1] = 5", "l[0:1] = None", "l[::2] = [1]", "l[::2] = 5", "l[::-1] = [1, 2, 3, 4, 5]", "l[::0] = []", "l['a':] = []", "t[0] = 1", "t[0:1] = 1", "s[0] = 'x'", "s[0:1] = 'x'", "b'a'[0] = 1", "range(3)[0] = 1", "5[0] = 1", "bytearray(b'a')[0] = 300", "bytearray(b'a')[0] = 'x'", "bytearray(b'a')[0:1] = 'x'", "bytearray(b'a')[5] = 1", "memoryview(b'a')[0] = 1", "memoryview(b'abc')['a']", "memoryview(b'abc')[5]", "del l[10]", "del l['a']", "del t[0]", "del s[0]", "del d[1]", "del range(3)[0]", "del b'a'[0]", "del 5[0]", "del l[::0]", "slice()", "slice(1, 2, 3, 4)", "slice(1).start", "slice(1).zz", "slice(1).indices()", "slice(1).indices('a')", "slice(1).indices(-1)", "slice(1, 2, 0).indices(5)", "slice('a').indices(5)", "slice(1) < slice('a')", "slice([1]) == slice([1])", "hash(slice([]))"]:
    error(text)
