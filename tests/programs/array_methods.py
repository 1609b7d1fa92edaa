"""`array`: methods, slices, operators and their errors."""
import array
import copy
import io
import pickle


def shown(f, *args):
    try:
        return repr(f(*args))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


a = array.array("i", range(8))
print(a[2], a[-1], a[1:3], a[::-2], a[5:1], len(a), 3 in a, 99 in a, list(a))
a[0] = 10
a[1:3] = array.array("i", [20, 30, 40])
print(a)
a[::2] = array.array("i", [0] * 5)
print(a, shown(a.__setitem__, slice(0, 4, 2), array.array("i", [1])))
del a[1], a[2:4], a[::3]
print(a)
for f in (lambda: a[50], lambda: a["x"], lambda: a.__setitem__(50, 1), lambda: a.__delitem__(50), lambda: a.__setitem__(slice(0, 1), [1]),
          lambda: a + [1], lambda: a + array.array("b"), lambda: a * 1.5, lambda: a.extend(5), lambda: a.extend(array.array("b")),
          lambda: a.pop(99), lambda: array.array("b").pop(), lambda: a.remove(99), lambda: a.index(99), lambda: a.insert("x", 1),
          lambda: a.append("x"), lambda: a.fromlist((1,)), lambda: a.fromlist([1, "x"]), lambda: a.frombytes(b"x"),
          lambda: a.frombytes("x"), lambda: a.fromunicode("x"), lambda: a.tounicode(), lambda: a < 5, lambda: hash(a)):
    print(shown(f))
a = array.array("h", [3, 1, 2])
a.append(1)
a.extend([9, 8])
a.extend(array.array("h", [7]))
a.insert(-100, 5)
a.insert(100, 6)
print(a, a.pop(), a.pop(0), a.count(1), a.index(1), a.index(1, 2), a.index(1, -5))
a.remove(1)
a.reverse()
print(a, a.tolist(), a.tobytes(), a + a, a * 2, 2 * a, a * -1)
a += array.array("h", [1])
a *= 2
print(a, a == array.array("d", a), a < array.array("b", [100]), a != a[:])
a.byteswap()
print(a)
a.clear()
print(a, repr(array.array("w", "it's")))
# Files and bytes.
f = io.BytesIO()
array.array("I", [1, 2, 3]).tofile(f)
f.seek(0)
b = array.array("I")
b.fromfile(f, 2)
print(b, shown(b.fromfile, f, 5), b, shown(b.fromfile, 5, 1))
b.frombytes(b"\1\0\0\0")
print(b, bytes(b), array.array("B", b"ab"), array.array("B", bytearray(b"cd")))
# Views.
m = memoryview(b)
print(m.format, m.itemsize, m.shape, m.nbytes, m.tolist(), m[1], m[1:].tolist(), m == b, m == b[:2])
m[0] = 77
print(b[0], shown(b.append, 1), shown(b.pop), shown(m.__setitem__, 0, -1), m.cast("B")[:5].tolist())
m.release()
b.append(5)
print(b)
# Copies, pickles, subclasses.
print(copy.copy(b) == b, copy.deepcopy(b) == b, b.__reduce_ex__(2), b.__reduce_ex__(3)[1:])
for protocol in range(1, 6):
    for code in "bBhHiIlLqQfdw":
        x = array.array(code, "abc" if code == "w" else [1, 2, 3])
        assert pickle.loads(pickle.dumps(x, protocol)) == x
print(array._array_reconstructor(array.array, "i", 9, b"\0\0\0\1"), array._array_reconstructor(array.array, "H", 5, b"\xff\xfe"))
print(shown(array._array_reconstructor, int, "i", 8, b""), shown(array._array_reconstructor, array.array, "i", 99, b""))


class Named(array.array):
    def __new__(cls, code, data, name):
        self = super().__new__(cls, code, data)
        self.name = name
        return self


n = Named("d", [1.5], "x")
print(n, n.name, type(n[:]), type(n + n), isinstance(n, array.array), pickle.loads(pickle.dumps(array.array("d", n))))
it = iter(array.array("b", [1, 2, 3]))
next(it)
print(it.__reduce__()[1:], list(it), list(it), type(it).__name__)
print(array.array[int], array.array("b", iter([1, 2])), array.array("b", (x for x in (3, 4))))
