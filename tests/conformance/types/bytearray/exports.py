# A bytearray with exported buffers cannot be resized; it can be written.

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

b = bytearray(b"abcdef")
view = memoryview(b)
for action in [lambda: b.append(1), lambda: b.extend(b"x"), lambda: b.pop(), lambda: b.insert(0, 1), lambda: b.clear(), lambda: b.remove(97), lambda: b.resize(2), lambda: b.__delitem__(0), lambda: b.__iadd__(b"x"), lambda: b.__imul__(2), lambda: b.__setitem__(slice(0, 2), b"xyz"), lambda: b.__delitem__(slice(0, 2)), lambda: b.__init__(b"new"), lambda: b.__imul__(1), lambda: b.__iadd__(b""), lambda: b.extend(b""), lambda: b.reverse(), lambda: b.__setitem__(0, 90), lambda: b.__setitem__(slice(0, 2), b"xy"), lambda: b.__setitem__(slice(0, 0), b""), lambda: b.resize(6), lambda: b.__delitem__(slice(2, 2))]:
    try:
        action()
        print("fine", b, bytes(view))
    except BufferError as error:
        print("BufferError", error, b)
view.release()
b.append(33)
print(b)
with memoryview(b) as v:
    check(b.append, 1)
b.append(34)
print(b)
inner = memoryview(b)
part = inner[1:3]
inner.release()
check(b.clear)
part.release()
b.clear()
print(b)
b = bytearray(b"xyz")
for n, x in enumerate(b):
    if n < 5:
        b.append(x + 1)
print(b)
it = iter(b)
next(it)
print(it.__length_hint__(), it.__reduce__(), type(it).__name__)
b.clear()
print(list(it), it.__length_hint__(), it.__reduce__())
class Grow:
    def __init__(self, b):
        self.b = b

    def __index__(self):
        self.b.clear()
        return 5

b = bytearray(b"abc")
check(b.__setitem__, 0, Grow(b))
print(b)
b = bytearray(b"abc")
b.append(Grow(b))
print(b)
