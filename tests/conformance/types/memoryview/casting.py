# Memory views: formats, casts, shapes, slices, release.
m = memoryview(bytearray(range(12)))
print(m.format, m.itemsize, m.nbytes, m.shape, m.strides, m.ndim, m.readonly, m.c_contiguous, m.contiguous, m.suboffsets)
h = m.cast("H")
print(h.tolist(), h.format, len(h), h.shape, h.itemsize)
g = m.cast("B", (3, 4))
print(g.tolist(), g.shape, g.strides, g[1, 2], len(g), g.ndim)
i = m.cast("i")
i[0] = -1
print(m.tolist()[:4], i[0], i.cast("B")[0])
f = memoryview(bytearray(8)).cast("d")
f[0] = 1.5
print(f[0], f.tobytes(), f.tolist())
for bad in (
    lambda: m.cast("X"),
    lambda: m.cast("i", (5,)),
    lambda: h.cast("I"),
    lambda: m[:5].cast("i"),
    lambda: m[::2].cast("B"),
    lambda: g[0],
    lambda: g[5, 0],
    lambda: g[1, 2, 3],
    lambda: m[100],
    lambda: m["a"],
    lambda: m.__setitem__(0, 256),
    lambda: m.__setitem__(0, "a"),
    lambda: m.__setitem__(slice(0, 2), b"abc"),
    lambda: memoryview(b"ab").__setitem__(0, 1),
    lambda: m.__delitem__(0),
    lambda: memoryview(5),
    lambda: memoryview("s"),
    lambda: memoryview(),
    lambda: f.__setitem__(0, "x"),
    lambda: m.cast("B", (2, 7)),
    lambda: hash(m),
    lambda: m.cast("B", [3, 4]).tolist(),
    lambda: m.cast(5),
):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(m[2:5].tolist(), m[::-1].tolist()[:3], m[::3].strides, m[::3].contiguous, bytes(m[1:4]), m[5:2].tolist())
m[0:3] = b"xyz"
m[4:6] = memoryview(b"QR")
print(bytes(m[:6]), m[0] == ord("x"), m[:3] == b"xyz", m[:3] == bytearray(b"xyz"), m == 5, m[:3] != b"abc")
print(hash(memoryview(b"abc")) == hash(b"abc"), memoryview(b"abc").hex(), memoryview(b"abcd").hex("-", 2), list(reversed(memoryview(b"ab"))), 98 in memoryview(b"ab"), memoryview(b"abca").count(97), memoryview(b"abc").index(98))
b = bytearray(b"locked")
v = memoryview(b)
try:
    b.append(1)
except BufferError as e:
    print(e)
v.release()
b.append(33)
print(b)
for bad in (lambda: v[0], lambda: len(v), lambda: v.tolist(), lambda: bytes(v), lambda: v.cast("B")):
    try:
        bad()
    except ValueError as e:
        print(e)
print(repr(v)[:9], v.release())
with memoryview(b"ctx") as w:
    print(w.obj, w.tobytes(), w.toreadonly().readonly)
try:
    w[0]
except ValueError as e:
    print(e)
r = memoryview(bytearray(2)).toreadonly()
try:
    r[0] = 1
except TypeError as e:
    print(e)
e = memoryview(b"")
print(e.tolist(), e.nbytes, e == b"", bool(e), memoryview(b"ab") == memoryview(b"ab"), memoryview(b"\1\0").cast("H") == memoryview(b"\1"), memoryview(b"ab").cast("c").tolist())
