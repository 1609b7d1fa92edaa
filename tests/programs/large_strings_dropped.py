# Objects of many bytes that die in machine code.
def strings(n):
    t = 0
    for i in range(n):
        s = ("x%d" % i) * 40_000
        b = s.encode()
        t += len(s + s) + len(b) + len(s[1:]) + (10 ** (400 * (i % 9 + 1))).bit_length()
        s = b = None
    return t


def containers(n):
    t = 0
    for i in range(n):
        d = {k: str(k) for k in range(900)}
        l = [d, *range(3000)]
        u = tuple(l) + (set(l[1:]),)
        t += len(u) + len(d) + len(bytearray(70_000)) + len(memoryview(b"q" * 80_000))
    return t


def holders(n):
    t = 0
    for i in range(n):
        big = "y" * (100_000 + i)
        get = lambda: len(big)
        size = big.__len__
        t += get() + size() + big.count("yyy", 0, 10)
    return t


print(strings(300))
print(containers(60))
print(holders(300))
