# Casts of memory views between formats and shapes, and what cannot be cast.

def attempt(text):
    try:
        value = eval(text)
        print(text, "->", value.tolist() if isinstance(value, memoryview) and value.ndim == 1 else value)
    except Exception as error:
        print(text, "->", type(error).__name__, error)


data = bytearray(range(24))
m = memoryview(data)
for code in "bBhHiIlLqQnNfdc?":
    try:
        c = m.cast(code)
        print(code, c.itemsize, len(c), c.nbytes, c.format, c.shape, c.strides, c.tolist()[:2])
    except (TypeError, ValueError) as error:
        print(code, type(error).__name__, error)
grid = m.cast("B", [4, 6])
print(grid.ndim, grid.shape, grid.strides, len(grid), grid.nbytes, grid[1, 2], grid[-1, -1], grid.tolist()[3])
grid[0, 5] = 200
print(data[5], grid.c_contiguous, grid.f_contiguous, grid.contiguous)
cube = m.cast("H", shape=(2, 3, 2))
print(cube.tolist(), cube.strides, cube[1, 2, 1])
for text in ("grid[0]", "grid[0, 0, 0]", "grid[4, 0]", "grid[0, 'a']", "grid[0, 6]", "len(grid)", "list(grid)", "grid == m", "grid == m.cast('B', (4, 6))", "grid.tobytes() == m.tobytes()",
             "m.cast('x')", "m.cast('BB')", "m.cast('')", "m.cast('@B')", "m.cast('<B')", "m.cast(5)", "m.cast()", "m.cast('h').cast('i')", "m.cast('h').cast('B').cast('i')[0]", "m[1:].cast('h')", "m[:23].cast('q')", "m[::2].cast('B')",
             "m.cast('B', (5, 5))", "m.cast('B', (0,))", "m.cast('B', (-4, -6))", "m.cast('B', ())", "m.cast('B', 24)", "m.cast('B', 'ab')", "m.cast('B', (4.0, 6))", "grid.cast('B').shape", "grid.cast('B', (2, 12))", "grid.cast('H').shape", "m.cast('B', (1,) * 65)",
             "m.cast('d')[0] == m.cast('d')[0]", "memoryview(b'').cast('i')", "memoryview(b'ab').cast('c')[0]", "memoryview(b'\\x00\\x02').cast('?').tolist()", "memoryview(b'abcd').cast('b', [2, 2]).tolist()"):
    attempt(text)
c = m.cast("c")
c[0] = b"z"
print(data[0], c.tolist()[:2])
for value in (b"zz", 5, "z"):
    try:
        c[1] = value
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
h = m.cast("h")
for value in (-1, 32768, -32769, 1.0, "a", None, True):
    try:
        h[0] = value
        print(value, h[0], bytes(data[:2]))
    except (TypeError, ValueError) as error:
        print(repr(value), type(error).__name__, error)
f = m.cast("f")
f[0] = 1.5
print(f[0], h[1])
