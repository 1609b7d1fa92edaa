# Integers that leave the machine word in a loop, and come back.


def factorial(n):
    r = 1
    for i in range(2, n + 1):
        r *= i
    return r


def fib(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def grow_shrink(rounds):
    seen_big = 0
    x = 1
    for i in range(rounds):
        if i % 120 < 60:
            x = x * 4 + i
        else:
            x //= 4
        if x > 0x7FFFFFFFFFFFFFFF:
            seen_big += 1
    return x, seen_big


def near(limit):
    x = limit - 1000
    n = 0
    while x < limit + 1000:
        x += 1
        n += 1
    while x > limit - 1000:
        x -= 1
        n += 1
    return x, n


def negate(limit):
    out = []
    for i in range(-3, 4):
        out.append(-(limit + i))
    return out


print(factorial(20), factorial(21), factorial(60))
print(fib(90), fib(93), fib(200))
print(grow_shrink(1500))
for bits in (29, 30, 31, 32, 60, 61, 62, 63, 64):
    print(bits, near(1 << bits), near(-(1 << bits)))
print(negate(1 << 63))
print(negate(-(1 << 63)))

m = 0x7FFFFFFFFFFFFFFF
print(m + 1, -m - 1, -m - 2, m * m, m * -1, m * 2, (-m - 1) // -1, abs(-m - 1), -(-m - 1))
print((m + 1) - 1 == m, (m + 1) - 1 is not None, hash(m + 1) == hash(m + 1))

s = 0
for i in range(3000):
    s += i * i * i * i * i * i
print(s)
s = 0
for i in range(3000):
    s -= (i << 52)
print(s)

x = 12345
for i in range(2000):
    x = (x * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
print(x)
h = 0xCBF29CE484222325
for i in range(2000):
    h ^= i & 255
    h = (h * 0x100000001B3) % (1 << 64)
print(hex(h))
