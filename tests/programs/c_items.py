# Items of bytes, bytearray and array in hot loops: types, ranges, signs, bounds, changes of size.
from array import array


def read(a, n):
    total = 0
    for i in range(n):
        total += a[i % len(a)]
    return total


def backwards(a, n):
    total = 0
    for i in range(n):
        total += a[-1 - i % len(a)]
    return total


def write(a, values, n):
    for i in range(n):
        a[i % len(a)] = values[i % len(values)]
    return a


for data in bytes(range(256)), bytearray(range(255, -1, -1)):
    print(read(data, 1000), backwards(data, 999))
for code in "bhilq":
    low = -(1 << (8 * array(code).itemsize - 1))
    a = array(code, [low, -1, 0, 1, -low - 1])
    print(code, read(a, 1000), backwards(a, 777), write(a, [low, -1, -low - 1], 700).tolist())
for code in "BHILQ":
    high = (1 << (8 * array(code).itemsize)) - 1
    a = array(code, [0, 1, high // 2, high])
    print(code, read(a, 1000), backwards(a, 777), write(a, [high, 1, high // 2], 700).tolist())
for code in "fd":
    a = array(code, [0.1, -2.5, 1e30, float("inf"), -0.0])
    print(code, read(a, 1000), write(a, [0.1, 1e-40, 3, -1.5, 1e39 if code == "d" else 1e38], 700).tolist())


def refused(a, values):
    log = []
    for i in range(300):
        x = values[i // 150]
        try:
            a[i % len(a)] = x
        except (ValueError, OverflowError, TypeError) as e:
            if i % 50 == 0:
                log.append(f"{i} {type(e).__name__}: {e}")
    return log, a[0]


print(refused(bytearray(4), [1, 256]))
print(refused(bytearray(4), [1, -1]))
print(refused(bytearray(4), [1, 1.0]))
print(refused(bytearray(4), [1, True]))
print(refused(array("b", [0] * 3), [-128, 128]))
print(refused(array("H", [0] * 3), [65535, 65536]))
print(refused(array("i", [0] * 3), [-(1 << 31), 1 << 31]))
print(refused(array("q", [0] * 3), [-(1 << 63), 1 << 63]))
print(refused(array("Q", [0] * 3), [(1 << 63) - 1, 1 << 63]))
print(refused(array("Q", [0] * 3), [1, -1]))
print(refused(array("d", [0] * 3), [1, "x"]))


def outside(a, n):
    total = 0
    for i in range(n):
        try:
            total += a[i]
        except IndexError as e:
            return total, i, str(e)


print(outside(bytes(200), 300), outside(bytearray(b"\1" * 150), 300), outside(array("d", [0.5] * 120), 300))


def grows(a, n):
    total = 0
    for i in range(n):
        a.append(i & 127)
        total += a[i // 2] + a[-1] + len(a)
        if len(a) > 100:
            del a[:50]
            a.extend(a[:3])
    return total, len(a)


print(grows(bytearray(), 60), grows(array("i"), 60))
a = bytearray(b"abc")
b = bytearray()
for i in range(400):
    b.append(a[i % 3])
    a[i % 3] = (a[i % 3] + 1) & 255
print(len(b), b[-20:], a)


def kinds(items):
    total = 0
    for a in items:
        total += a[1]
    return total


mixed = [bytes([1, 2]), bytearray([3, 4]), array("i", [5, 6]), array("d", [7, 8.5]), [9, 10], (11, 12)]
print(kinds(mixed[:1] * 100 + mixed), kinds([mixed[2]] * 100 + mixed[2:4]), kinds([mixed[3]] * 90 + mixed))


class Odd(bytearray):
    def __getitem__(self, i):
        return 100


print(kinds([mixed[1]] * 100 + [Odd(b"12")]), kinds([Odd(b"12")] * 100 + [mixed[1]]))


def over(data):
    total = 0
    for i in range(30):
        for x in data:
            total = total * 31 + x & 0xFFFFFF
    return total


print(over(b"hello"), over(bytearray(b"hello")), over(array("H", [1, 2, 3])), over(memoryview(b"abc")))


def sieve(n):
    flags = bytearray([1]) * n
    flags[0] = flags[1] = 0
    for i in range(2, int(n**0.5) + 1):
        if flags[i]:
            flags[i * i :: i] = bytes(len(range(i * i, n, i)))
    return sum(flags)


def slow_sieve(n):
    flags = bytearray(n)
    count = 0
    for i in range(2, n):
        if not flags[i]:
            count += 1
            for k in range(i * i, n, i):
                flags[k] = 1
    return count


print(sieve(10_000), slow_sieve(10_000))
