class R:
    def __init__(self, n):
        self.n = n
        self.next = self


def ring(n):
    last = R(n)
    first = last
    for k in range(n - 1, 0, -1):
        link = R(k)
        link.next = first
        first = link
    last.next = first
    return last.next.n


for k in range(400):
    x = ring(70 + k % 3)
print(x)
