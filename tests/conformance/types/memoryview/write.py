# Writing through a memoryview.
b = bytearray(8)
m = memoryview(b)
def put(view, key, value):
    try:
        view[key] = value
        print(bytes(b).hex())
    except Exception as error:
        print(type(error).__name__, error)

for key, value in [(0, 255), (-1, 1), (8, 1), (0, 256), (0, -1), (0, "a"), (0, b"a"), (0, 1.5), (0, None), (slice(0, 2), b"ab"), (slice(0, 2), b"abc"), (slice(0, 2), [1, 2]), (slice(0, 2), bytearray(b"yz")), (slice(None, None, 2), b"1234"), (slice(None, None, -1), bytes(range(8))), (slice(0, 2), memoryview(b"ab").cast("b")), (slice(0, 3), m[1:4]), (slice(1, 4), m[0:3]), ((0,), 5), ((), 5), (..., bytes(8)), ("a", 1)]:
    put(m, key, value)
for fmt, values in [("b", [127, -128, 128, -129]), ("H", [65535, 65536, -1]), ("h", [-32768, 32768]), ("i", [-2**31, 2**31]), ("I", [2**32 - 1, 2**32]), ("q", [-2**63, 2**63]), ("Q", [2**64 - 1, 2**64]), ("n", [-1]), ("N", [1]), ("f", [1.5, 1e400, 1e39, "a", 2]), ("d", [1.5, 3, None]), ("?", [True, 0, [], "x"]), ("c", [b"a", b"ab", 1, "a"]), ("e", [1.5, 1e6])]:
    view = m.cast(fmt)
    for value in values:
        print(fmt, repr(value), end=" ")
        put(view, 0, value)
    print(view[0], view.tolist())
put(memoryview(b"abc"), 0, 1)
put(m.toreadonly(), slice(0, 1), b"a")
try:
    del m[0]
except TypeError as error:
    print(error)
two = m.cast("B", [2, 4])
put(two, (1, 1), 77)
put(two, (1, 4), 77)
put(two, 0, 77)
put(two, slice(0, 1), b"abcd")
