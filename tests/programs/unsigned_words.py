# Ints just below 2 ** 128 that go on to a loop for signed ints of two words.
def lim1(v):
    return v if -(1 << 140) < v < (1 << 140) else v % 1000003 - 500000


def squares(n):
    c = 254
    seen = {}
    for i in range(n):
        if not i & 7:
            c = lim1(c)
        c = (lambda q, w=c: q * w)(c)
        seen[c] = 0
    return c, len(seen), min(seen)


for n in (40, 200, 1466, 1467, 1468):
    print(squares(n))


def products(n, start):
    x, out = start, []
    for i in range(n):
        y = x * x
        out.append(y)
        x = y >> 64
        if i % 9 == 8:
            x = start + i
    return sum(out) % (10 ** 40), max(out)


for start in (2 ** 63 + 11, 2 ** 64 - 59, 15370422151804896016, 3037000499, 2 ** 32 + 15):
    print(products(200, start))
