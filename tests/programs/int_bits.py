# Shifts and bit operations, in and out of the machine word.


def popcount(n):
    c = 0
    while n:
        n &= n - 1
        c += 1
    return c


def reverse32(n):
    r = 0
    for _ in range(32):
        r = (r << 1) | (n & 1)
        n >>= 1
    return r


def xorshift(seed, n):
    x = seed
    for _ in range(n):
        x ^= (x << 13) & 0xFFFFFFFFFFFFFFFF
        x ^= x >> 7
        x ^= (x << 17) & 0xFFFFFFFFFFFFFFFF
    return x


def crc32(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            if crc & 1:
                crc = (crc >> 1) ^ 0xEDB88320
            else:
                crc >>= 1
    return crc ^ 0xFFFFFFFF


print(popcount(0), popcount(255), popcount(2 ** 100 - 1), sum(popcount(i) for i in range(1000)))
print(hex(reverse32(0x12345678)), hex(reverse32(1)))
print(xorshift(88172645463325252, 1000))
print(hex(crc32([ord(c) for c in "123456789"])))

for s in (0, 1, 31, 32, 61, 62, 63, 64, 65, 128):
    print(s, 1 << s, -1 << s, (1 << s) >> s, (-5) >> s, (1 << 70) >> s, -(1 << 63) >> s)

acc = 0
for i in range(2000):
    acc = (acc << 1 | i & 1) ^ (acc >> 3)
    if i % 50 == 49:
        acc &= 0xFFFF
print(acc)

neg = 0
for i in range(-1000, 1000):
    neg += (i & 0xFF) - (i | 0xF0) + (i ^ -1) + ~i + (i >> 2) + (i << 2)
print(neg)

shift = 0
for i in range(500):
    shift ^= 1 << (i % 130)
print(shift)

x = True
x &= False
print(x, type(x).__name__, True | False, True ^ True, True & 1, True | 2)
for a, b in ((1, 1.5), (1.5, 1), ("a", 1), (1, None)):
    try:
        print(a << b)
    except TypeError as e:
        print(e)
    try:
        print(a & b)
    except TypeError as e:
        print(e)
try:
    a = 1
    a |= 2.0
except TypeError as e:
    print(e)
