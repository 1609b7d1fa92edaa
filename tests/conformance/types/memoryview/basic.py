# memoryview: attributes, items, slices, casts.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

class I:
    def __index__(self):
        return 1

b = bytearray(b"abcdefgh")
m = memoryview(b)
shows("""
m.nbytes, m.itemsize, m.format, m.ndim, m.shape, m.strides, m.suboffsets, m.readonly, m.c_contiguous, m.f_contiguous, m.contiguous, m.obj is b, len(m)
m[0], m[-1], m[I()], m[1:3].tolist(), m[::-1].tobytes(), m[::2].strides, m[5:2].tolist(), m[::3].shape, m[1:3].obj is b, m[...] == m, m[(0,)] if False else 0
m[8]
m[-9]
m["a"]
m[1.0]
m[2**70]
m[0, 1]
m[()]
m[::0]
m[0:1, 0:1]
m.cast("H").tolist() == [25185, 25699, 26213, 26727], m.cast("I").shape, m.cast("Q").itemsize, m.cast("b").format, m.cast("c")[0], m.cast("B", [2, 4]).tolist(), m.cast("B", (2, 2, 2)).tolist(), m.cast("d").itemsize, m.cast("?").tolist(), m.cast("h", shape=(4,)).shape
m.cast("x")
m.cast("HH")
m.cast("<H")
m.cast(5)
m.cast("B", 5)
m.cast("B", [3, 3])
m.cast("B", [-1])
m.cast("B", [0])
m.cast("B", ["a"])
m.cast("B", [2, 2.0])
m[1:].cast("H")
m[::2].cast("H")
m.cast("H").cast("I")
m.cast("H").cast("B").tolist() == list(b), m.cast("H").cast("c").format
m.cast("B", [2, 4])[0]
m.cast("B", [2, 4])[0, 1], m.cast("B", [2, 4])[-1, -1], m.cast("B", [2, 4]).shape, m.cast("B", [2, 4]).strides, len(m.cast("B", [2, 4])), m.cast("B", [2, 4]).ndim
m.cast("B", [2, 4])[0, 4]
m.cast("B", [2, 4])[2, 0]
m.cast("B", [2, 4])[0, 0, 0]
m.cast("B", [2, 4])[0:1].tolist()
m.cast("B", [2, 4])[0:1, 0:1]
list(m.cast("B", [2, 4]))
m.cast("B", [2, 4]).cast("B").tolist() == list(b), m.cast("B", [2, 4]) == m.cast("B", [2, 4]), m.cast("B", [2, 4]) == m, m.cast("B", [2, 4]).tobytes()
m.tobytes(), m.tobytes("C"), m.tobytes(order="F"), m.tobytes(None), m.cast("B", [2, 4]).tobytes("F"), m.tolist()[:2], m.hex(), m[::-2].tobytes()
m.tobytes("X")
m.tobytes(5)
m == b, m == bytes(b), m != b"x", m == "a", m == [1], memoryview(b"a") == memoryview(b"a").cast("b"), memoryview(b"\\xff") == memoryview(b"\\xff").cast("b"), m.cast("H") == m
m < m
97 in m, b"a" in m, list(m)[:3], list(reversed(m))[:2], m.count(97), m.index(98), m.count(b"a"), m.index(104, -1) if True else 0
m.index(1)
m.index(97, 1)
m.index()
memoryview()
memoryview(5)
memoryview("a")
memoryview(object=b"a").tolist(), memoryview(m).obj is b
memoryview(b"a", 1)
memoryview([1])
m.toreadonly().readonly, m.toreadonly()[0], memoryview(b"a").readonly, memoryview(m.toreadonly()).readonly
hash(memoryview(b"abc")) == hash(b"abc"), hash(m.toreadonly()) if False else 0
hash(m)
hash(memoryview(b"ab").cast("H"))
hash(m.toreadonly())
repr(m).startswith("<memory at 0x"), bool(memoryview(b"")), bool(m)
m.foo
type("X", (memoryview,), {})
m + m
m * 2
m.__reduce_ex__(2)
""")
