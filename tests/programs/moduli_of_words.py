class Lcg:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return self.state


def top(n):
    x, bits = 1, 0
    for i in range(n):
        x = (x * 2862933555777941757 + 3037000493) % 18446744073709551616
        bits += x // (1 << 61) + x % (1 << 3)
    return x, bits


def use(n):
    r = Lcg(7)
    return sum([r.next() // 4611686018427387904 for _ in range(n)]), r.state


for k in range(6):
    print(use(3000), top(3000))
