# Slices with steps, comparisons by value across formats, hashes and assignments between views.
import array

m = memoryview(b"abcdefgh")
print(m[2:5].tobytes(), m[::2].tobytes(), m[::-1].tobytes(), m[::-3].tolist(), m[5:2].tobytes(), m[::2].strides, m[::-1].contiguous, m[::2][::2].tobytes())
print(m == b"abcdefgh", m == bytearray(b"abcdefgh"), m == "abcdefgh", m[:3] == b"abc", m != b"x", m == memoryview(b"abcdefgh"))
print(hash(m) == hash(b"abcdefgh"), hash(m[1:3]) == hash(b"bc"), hash(m[::-1]) == hash(b"hgfedcba"))
try:
    m < m
except TypeError as error:
    print(error)
for view in (memoryview(bytearray(b"a")), memoryview(array.array("i", [1])), memoryview(b"abcd").cast("i")):
    try:
        hash(view)
    except (ValueError, TypeError) as error:
        print(error)
i = memoryview(array.array("i", [1, 2, 3]))
d = memoryview(array.array("d", [1.0, 2.0, 3.0]))
q = memoryview(array.array("q", [1, 2, 3]))
print(i == d, i == q, d == q, i == array.array("h", [1, 2, 3]), i[:2] == q[:2], i == q[:2], i[::-1] == q[::-1])
nan = memoryview(array.array("d", [float("nan")]))
print(nan == nan, nan != nan)
b = bytearray(b"0123456789")
w = memoryview(b)
w[2:4] = b"ab"
w[::3] = b"wxyz"
print(b)
w[:5] = w[5:]
print(b)
w[1:6] = w[:5]
print(b)
for key, value in ((slice(0, 2), b"abc"), (slice(0, 2), "ab"), (slice(0, 2), [1, 2]), (slice(0, 2), 5), (0, b"a"), (0, 256), (0, -1), (20, 1), ("a", 1), (slice(0, 2), memoryview(b"abcd").cast("h"))):
    try:
        w[key] = value
    except Exception as error:
        print(type(error).__name__, error)
try:
    del w[0]
except TypeError as error:
    print(error)
try:
    m[0] = 1
except TypeError as error:
    print(error)
print(97 in m, b"a" in m, 300 in m, list(m)[:2], [*reversed(m)][:2], len(m), m.index(99), m.count(100))
try:
    m.index(5)
except ValueError as error:
    print(error)
print(m.hex(), m.hex("-"), m.hex(":", 3), bytes(m), m.tobytes("C"), m[::2].tobytes("A"))
try:
    m.tobytes("X")
except ValueError as error:
    print(error)
r = w.toreadonly()
print(r.readonly, w.readonly, r == w)
try:
    r[0] = 1
except TypeError as error:
    print(error)
