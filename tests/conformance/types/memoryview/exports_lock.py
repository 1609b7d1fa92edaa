# A view locks the size of what it looks at; releasing, nested views and context managers.

def attempt(label, act):
    try:
        print(label, act())
    except Exception as error:
        print(label, type(error).__name__, error)


b = bytearray(b"hello")
m = memoryview(b)
attempt("append", lambda: b.append(1))
attempt("extend", lambda: b.extend(b"x"))
attempt("clear", lambda: b.clear())
attempt("pop", lambda: b.pop())
attempt("delete", lambda: b.__delitem__(0))
attempt("same size", lambda: b.__setitem__(slice(0, 2), b"HE"))
attempt("other size", lambda: b.__setitem__(slice(0, 2), b"H"))
attempt("iadd nothing", lambda: b.__iadd__(b""))
attempt("iadd", lambda: b.__iadd__(b"x"))
attempt("upper", lambda: b.upper())
part = m[1:3]
m.release()
attempt("released", lambda: m[0])
attempt("part", lambda: part.tobytes())
attempt("still locked", lambda: b.append(2))
part.release()
part.release()
attempt("free", lambda: b.append(33))
print(b)
for name in ("obj", "nbytes", "format", "shape", "readonly", "tobytes", "tolist", "hex", "toreadonly"):
    attempt(name, lambda: getattr(m, name)() if name in ("tobytes", "tolist", "hex", "toreadonly") else getattr(m, name))
attempt("len", lambda: len(m))
attempt("repr", lambda: repr(m)[:22])
attempt("eq", lambda: (m == m, m == b, m != b))
attempt("hash", lambda: hash(m))
attempt("view of it", lambda: memoryview(m))
attempt("iter", lambda: list(m))
attempt("bytes", lambda: bytes(m))
with memoryview(b) as v:
    print(v.tolist()[:2], v.obj is b)
    attempt("inside", lambda: b.append(1))
attempt("after", lambda: b.append(1))
attempt("again", lambda: v.__enter__())
try:
    with memoryview(b) as v:
        raise KeyError("body")
except KeyError:
    attempt("after error", lambda: v[0])
v = memoryview(b)
it = iter(v)
print(next(it))
attempt("release under iterator", v.release)
attempt("next", lambda: next(it))
x = memoryview(b"abc")
y = memoryview(x)
x.release()
print(y.tobytes(), y.obj)
for args in ((), ("text",), (5,), ([1],), (None,), (b"a", b"b")):
    attempt("memoryview", lambda: memoryview(*args))
attempt("keyword", lambda: memoryview(object=b"kw").tobytes())
try:
    class Sub(memoryview):
        pass
except TypeError as error:
    print(error)
