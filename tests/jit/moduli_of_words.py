# A generator of random numbers whose state passes 2**63 is traced whatever the modulus is written as.
# event: trace code=use kind=loop
# event: trace code=top kind=loop
# not event: abort reason="a global the trace relies on changed"
# out: (4481, 6124869563400047167) (2373172180836746985, 20889)
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


use(3000)
top(3000)
print(use(3000), top(3000))
