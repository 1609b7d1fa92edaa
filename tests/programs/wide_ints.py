"""Ints around and beyond 64 bits in loops: masks, hashes, generators, all operators at edges, and exits in the middle."""

M64 = 0xFFFFFFFFFFFFFFFF
M63 = 0x7FFFFFFFFFFFFFFF
EDGES = [0, 1, -1, 2, 63, 64, -64]
for e in (31, 32, 53, 61, 62, 63, 64, 65, 100, 126, 127, 128, 200):
    for d in (-1, 0, 1):
        EDGES.append((1 << e) + d)
        EDGES.append(-(1 << e) + d)


def fold(v):
    return hash(v) & 0xFFFFFFFF


# Each operator in a loop of its own, over all pairs: types change from iteration to iteration.
def adds(a, out):
    for b in EDGES:
        out = out * 31 + fold(a + b) & M63
    return out


def subs(a, out):
    for b in EDGES:
        out = out * 31 + fold(a - b) & M63
    return out


def muls(a, out):
    for b in EDGES:
        out = out * 31 + fold(a * b) & M63
    return out


def ands(a, out):
    for b in EDGES:
        out = out * 31 + fold(a & b) & M63
    return out


def ors(a, out):
    for b in EDGES:
        out = out * 31 + fold(a | b) & M63
    return out


def xors(a, out):
    for b in EDGES:
        out = out * 31 + fold(a ^ b) & M63
    return out


def mods(a, out):
    for b in EDGES:
        if b != 0:
            out = out * 31 + fold(a % b) & M63
    return out


def divs(a, out):
    for b in EDGES:
        if b != 0:
            out = out * 31 + fold(a // b) & M63
    return out


def negs(a, out):
    for b in EDGES:
        out = out * 31 + fold(-(a ^ b)) + fold(~(a ^ b)) & M63
    return out


def shifts(a, out):
    for k in range(130):
        out = out * 31 + fold(a >> k) + fold(a << k) & M63
    for b in EDGES:
        out = out * 31 + fold((a + b) >> 1) + fold((a + b) << 1) & M63
        out = out * 31 + fold((a + b) >> 30) + fold((a + b) << 30) & M63
        out = out * 31 + fold((a + b) >> 63) + fold((a + b) << 63) & M63
        out = out * 31 + fold((a + b) >> 64) + fold((a + b) << 64) & M63
        out = out * 31 + fold((a + b) >> 65) + fold((a + b) << 65) & M63
        out = out * 31 + fold((a + b) >> 127) + fold((a + b) << 0) & M63
    return out


def compares(a, out):
    for b in EDGES:
        c = a + b
        bits = (a < b) | (a <= b) << 1 | (a == b) << 2 | (a != b) << 3 | (a > b) << 4 | (a >= b) << 5
        bits |= (c < b) << 6 | (c <= b) << 7 | (c == b) << 8 | (c != b) << 9 | (c > b) << 10 | (c >= b) << 11
        if c < b:
            bits += 1 << 12
        if c == M64:
            bits += 1 << 13
        if c > 1 << 64:
            bits += 1 << 14
        if c:
            bits += 1 << 15
        if not c - a:
            bits += 1 << 16
        out = out * 31 + bits & M63
    return out


def masked(a, out):
    for b in EDGES:
        x = (a * b + 12345) & M64
        y = (a - b) & M64
        z = (a + b) & M63
        w = (a ^ b) % 2**64
        v = (a * b) % 1000003
        u = (a * b) // 2**32 & 0xFFFFFFFF
        t = (x * y) & M64
        s = (x * y) % ((1 << 61) - 1)
        r = (x * y) >> 64
        q = (x * y + z) >> 70
        p = (-x) & M64
        o = ~x & M64
        for n in (x, y, z, w, v, u, t, s, r, q, p, o):
            out = (out ^ n) * 0x100000001B3 & M64
    return out


for f in (adds, subs, muls, ands, ors, xors, mods, divs, negs, shifts, compares, masked):
    total = 0
    for a in EDGES:
        total = f(a, total)
    print(f.__name__, total)


# ---- generators and hashes ----------------------------------------------------------------------------


def lcg(n, state):
    for _ in range(n):
        state = (state * 6364136223846793005 + 1442695040888963407) & M64
    return state


def lcg_top(n, state):
    for _ in range(n):
        state = (state * 0xD1342543DE82EF95 + 0xFFFFFFFFFFFFFFF1) % 2**64
    return state


def xorshift(n, x):
    total = 0
    for _ in range(n):
        x ^= x << 13 & M64
        x ^= x >> 7
        x ^= x << 17 & M64
        total += x % 100
    return x, total


def xorshift_star(n, x):
    out = []
    for i in range(n):
        x ^= x >> 12
        x ^= (x << 25) & M64
        x ^= x >> 27
        y = (x * 0x2545F4914F6CDD1D) & M64
        if i % 50 == 49:
            out.append(y)
    return out


def splitmix(n, state):
    acc = 0
    for _ in range(n):
        state = (state + 0x9E3779B97F4A7C15) & M64
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & M64
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & M64
        acc ^= z ^ (z >> 31)
    return acc


def pcg(n, state):
    total = 0
    for _ in range(n):
        old = state
        state = (old * 6364136223846793005 + 0xDA3E39CB94B95BDB) & M64
        xs = (((old >> 18) ^ old) >> 27) & 0xFFFFFFFF
        rot = old >> 59
        total ^= ((xs >> rot) | (xs << ((-rot) & 31))) & 0xFFFFFFFF
    return state, total


def fnv(data):
    h = 0xCBF29CE484222325
    for c in data:
        h = ((h ^ ord(c)) * 0x100000001B3) & M64
    return h


def djb2(data):
    h, g = 5381, 5381
    for c in data:
        h = (h * 33 + ord(c)) % 2**32
        g = ((g << 5) + g + ord(c)) & M64
    return h, g


def mersenne(n):
    p = (1 << 61) - 1
    x, h = 123456789, 1
    for _ in range(n):
        x = (x * 1103515245123457 + 12345) % p
        h = (h * 31 + x * x) % p
    return x, h


def rotl(x, k):
    return ((x << k) | (x >> (64 - k))) & M64


def xoshiro(n):
    s = [1, 2, 3, 0x8000000000000001]
    total = 0
    for _ in range(n):
        total = (total + rotl(s[1] * 5 & M64, 7) * 9) & M64
        t = s[1] << 17 & M64
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotl(s[3], 45)
    return total, s


class Generator:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = x = (self.state * 6364136223846793005 + 1) & M64
        return x >> 33


def objects(n):
    g = Generator(42)
    total = 0
    for _ in range(n):
        total += g.next()
    return total, g.state


for n in (3, 300):
    print(lcg(n, 1), lcg(n, M64), lcg(n, -5), lcg(n, 1 << 100))
    print(lcg_top(n, 1), lcg_top(n, 1 << 63))
    print(xorshift(n, 88172645463325252), xorshift(n, 1 << 63))
    print(xorshift_star(n, 1)[:5])
    print(splitmix(n, 0), splitmix(n, M64))
    print(pcg(n, 0x853C49E6748FEA9B))
    print(fnv("The quick brown fox " * (n // 20 + 1)), fnv("ŭñ€𐍈" * n))
    print(djb2("The quick brown fox " * (n // 20 + 1)))
    print(mersenne(n))
    print(xoshiro(n))
    print(objects(n))


# ---- where wide ints go -------------------------------------------------------------------------------


def everywhere(n):
    x = 1 << 62
    seen, table, last = [], {}, None
    for i in range(n):
        x = (x * 3 + i) & M64
        y = x + 5
        if i % 7 == 3:
            seen.append(y)
        if i % 11 == 5:
            table[x] = y
        if i % 13 == 8:
            last = (x, y, f"{x}", x / 2**60, float(y), str(y), bool(x), abs(-y), divmod(x, 1000), y**2, hex(x))
        if y is None or x == "x":
            break
    return len(seen), sum(seen), sum(table) ^ sum(table.values()), last


print(everywhere(500))


def escapes(n):
    x = y = M64 - 3
    out = []
    try:
        for i in range(n):
            y = x
            x = x + 1
            out.append(x is y)
            if x > M64 + 400:
                raise ValueError(x)
    except ValueError as e:
        return e.args, len(out), any(out), x, y, x is not y


print(escapes(1000))


def grows(n):
    # Beyond two words.
    x = 3
    for i in range(n):
        x = x * 7 + i
        if i % 40 == 0:
            print(x)
    return x & M64


print(grows(200))


def shrinks(x):
    steps = 0
    while x:
        x >>= 1
        steps += 1
    return steps


print([shrinks(1 << k) for k in range(60, 140, 7)], [shrinks((1 << 127) + k) for k in range(3)])


def produce(n):
    x = 1 << 63
    for i in range(n):
        x = (x * 5 + i) & M64
        yield x
        y = x << 3
        yield y >> 2


print(sum(produce(400)) & M64)


def alternates(n):
    # One variable on both sides of 2**63, and of zero.
    x = (1 << 63) - 1
    total = 0
    for i in range(n):
        if i & 1:
            x = x + 1
        else:
            x = x - 1
        if i & 4:
            x = -x
        total += x
        if x == 1 << 63 or x == -(1 << 63):
            total ^= 1
    return x, total


print(alternates(501))


def helper(z):
    z = (z ^ (z >> 33)) * 0xFF51AFD7ED558CCD & M64
    return z ^ (z >> 33)


def calls(n):
    h = 0
    for i in range(n):
        h = helper(h + i)
    return h


print(calls(400))


def bools(n):
    x = 1 << 63
    for i in range(n):
        x = (x + (i > 3)) ^ (x > i)
        x = x & M64 | True
    return x


print(bools(200))


def aliases(n):
    a = b = 1 << 63
    for i in range(n):
        b = a
        a = (a * 3) & M64 | 1 << 63
        if i == n - 3:
            c = a
            return a is c, a == c, b is a, a, b, c


print(aliases(300))
