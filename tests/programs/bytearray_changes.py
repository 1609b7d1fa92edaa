# A bytearray that changes: slices, resizing, in hot loops, and as a base class.
b = bytearray(range(10))
b[2:5] = b"xyz"; print(b); b[2:5] = b""; print(b); b[1:1] = [7, 8, 9]; print(b)
b[::2] = bytes(len(b[::2])); print(b); del b[::3]; print(b); del b[-2:]; print(b); b[::-1] = b[:]; print(b)
b[:] = b"hello"; del b[4:0:-2]; print(b); b[1:2] = bytes(b); print(b); b += bytes(b); print(b); b *= 2; print(b, len(b)); b *= 0; print(b)
b[5:] = b"tail"; print(b, b[-1], b[1:3], b[::-1], b[10:])
b.extend(bytes(b)); b.extend(x for x in range(3)); b.insert(-1, 255); print(b, b.pop(), b.pop(0)); b.remove(255); b.reverse(); print(b)


def sieve(n):
    flags = bytearray([1]) * n
    flags[0] = flags[1] = 0
    for i in range(2, int(n**0.5) + 1):
        if flags[i]:
            flags[i * i :: i] = bytes(len(range(i * i, n, i)))
    return sum(flags)


print(sieve(2000))


def checksum(data):
    h = 0
    for i in range(len(data)):
        h = (h * 31 + data[i]) & 0xFFFF
        data[i] = h & 255
    return h


data = bytearray(b"some text " * 100)
print([checksum(data) for _ in range(5)], data[:8])
t = 0
for c in data:
    t += c
print(t)
try:
    for i in range(500):
        data[i] = i
except ValueError as e:
    print(i, e)
out = bytearray()
for i in range(1000):
    out.append(i & 255)
print(len(out), out[255], out == bytes(range(256)) * 3 + bytes(range(232)))


class Buffer(bytearray):
    def __init__(self, *args):
        super().__init__(*args)
        self.reads = 0

    def __getitem__(self, i):
        self.reads += 1
        return super().__getitem__(i)


x = Buffer(b"abc"); x.append(100); print(x, x[0], x[1:], x.reads, x + b"e", bytes(x), x == b"abcd", len(x), x.upper(), type(x.upper()).__name__)
print({b"k": 1}.get(bytes(bytearray(b"k"))), b"".join([bytearray(b"a"), b"b"]), b"a" + bytearray(b"b"), bytearray(b"a") + b"b")
print(bytes(bytearray(3)), bytearray(b"x") in [b"x"], b"b" in bytearray(b"abc"), 98 in bytearray(b"abc"), b"ab" in b"cab", 300 in [1])


class Index:
    def __index__(self):
        b.clear()
        return 2


b = bytearray(b"abcdef")
try:
    b[Index()] = 1
except IndexError as e:
    print(e, b)
