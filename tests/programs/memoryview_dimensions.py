# Views of more dimensions, or none.
def show(f):
    try:
        r = f()
        print(r.tolist() if isinstance(r, memoryview) else r, end="; ")
    except Exception as e:
        print(type(e).__name__, e, end="; ")


b = bytearray(range(12))
m = memoryview(b)
for shape in [12], (2, 6), [3, 4], [2, 2, 3], [1, 12, 1]:
    v = m.cast("B", shape)
    print(v.ndim, v.shape, v.strides, v.nbytes, len(v), v.c_contiguous, v.f_contiguous, v.contiguous, v.suboffsets)
    print(v.tolist(), v.tobytes() == bytes(b), v.tobytes("F"), v.tobytes("A"))
v = m.cast("H", [2, 3])
print(v.shape, v.strides, v.itemsize, v.tolist(), v.tobytes() == bytes(b), v.cast("B").tolist() == list(b))
v = m.cast("B", [3, 4])
show(lambda: v[1, 2])
show(lambda: v[-1, -1])
show(lambda: v[1:])
show(lambda: v[::2].shape)
show(lambda: v[::2].contiguous)
show(lambda: v[::2].tobytes())
show(lambda: v[0])
show(lambda: v[0, 1, 2])
show(lambda: v[3, 0])
show(lambda: v[0, 4])
show(lambda: v[(0,)])
show(lambda: v[0:1, 0:1])
show(lambda: v["a"])
show(lambda: v[0, "a"])
show(lambda: v[...])
print()
v[1, 2] = 99
print(b[6])
show(lambda: v.__setitem__(0, 1))
show(lambda: v.__setitem__(slice(1), b"abcd"))
show(lambda: v.__setitem__((0, 0), 256))
show(lambda: v.__setitem__((0, 9), 1))
show(lambda: v.__setitem__((slice(1), slice(1)), 1))
show(lambda: list(v))
show(lambda: v == m)
show(lambda: v == m.cast("B", [3, 4]))
show(lambda: v == m.cast("B", [4, 3]))
show(lambda: v == b)
show(lambda: v.cast("B", [4, 3]))
show(lambda: v.cast("B") == m)
show(lambda: v.hex())
print()
for args in ("B", [5]), ("B", [0]), ("B", [-1]), ("B", ["a"]), ("B", 12), ("H", [12]), ("I", [3]), ("d",), ("B", []), ("B", [1] * 65), ("zz",), ("B", (3, 4), 1):
    show(lambda: m.cast(*args))
print()
z = memoryview(b"\x07").cast("B", [])
print(z.ndim, z.shape, z.strides, z.nbytes, z.tolist(), z[()], z[...] is z, z.tobytes(), z == memoryview(b"\x07").cast("B", ()))
show(lambda: len(z))
show(lambda: z[0])
show(lambda: z[:])
show(lambda: list(z))
show(lambda: z.cast("B").tolist())
w = memoryview(bytearray(1)).cast("B", [])
w[()] = 3
w[...] = w[()] + 1
show(lambda: w.__setitem__(0, 1))
print(w.tolist())
show(lambda: memoryview(b"").cast("B", [1]))
show(lambda: memoryview(b"").cast("H").shape)
print()


class Gives:
    def __init__(self, view):
        self.view = view

    def __buffer__(self, flags):
        return self.view


show(lambda: memoryview(Gives(memoryview(b"ab"))))
show(lambda: memoryview(Gives(b"ab")))
show(lambda: memoryview(b"ab").__buffer__(0))
show(lambda: memoryview(b"ab").__buffer__(1))
show(lambda: str(memoryview(b"ab"), "ascii"))
show(lambda: str(bytearray(b"ab"), "ascii", "strict"))
print()
