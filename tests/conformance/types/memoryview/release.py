# Released views, context managers, and views that others still use.

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

b = bytearray(b"abc")
m = memoryview(b)
part = m[1:]
check(m.release)
print(repr(m).split(" at ")[0])
names = ["nbytes", "itemsize", "format", "ndim", "shape", "strides", "suboffsets", "readonly", "c_contiguous", "obj", "contiguous"]
for name in names:
    try:
        print(name, getattr(m, name))
    except ValueError as error:
        print(name, error)
for action in [len, list, bytes, hash, bool, memoryview, iter, lambda v: v[0], lambda v: v[0:1], lambda v: v.tobytes(), lambda v: v.tolist(), lambda v: v.cast("B"), lambda v: v.hex(), lambda v: v.toreadonly(), lambda v: v == v, lambda v: v == b"abc", lambda v: v.__enter__(), lambda v: v.release(), lambda v: v.__exit__(None, None, None), lambda v: v.__setitem__(0, 1), lambda v: 97 in v, lambda v: v.count(1), lambda v: v.index(1)]:
    check(action, m)
print(part.tolist(), part.obj)
check(b.append, 1)
part.release()
b.append(1)
with memoryview(b) as v:
    print(v.tolist())
check(v.tolist)
m = memoryview(b)
outer = memoryview(m)
check(m.release)
print(outer.tolist())
class Index:
    def __init__(self, view):
        self.view = view

    def __index__(self):
        self.view.release()
        return 0

v = memoryview(bytearray(b"xyz"))
check(v.__getitem__, Index(v))
v = memoryview(bytearray(b"xyz"))
check(v.__setitem__, 0, Index(v))
it = iter(memoryview(b"abc"))
print(next(it), type(it).__name__)
print(list(it))
