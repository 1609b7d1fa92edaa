# Short inner loops over iterators that come from elsewhere: they end within the trace.
def total(it):
    t = 0
    for x in it:
        t += x
    return t


def pairs(it):
    t = 0
    for a, b in it:
        t = t * 3 + a - b
    return t


def drained(it):
    for x in it:
        pass
    return next(it, "end"), list(it)


def main():
    l, t, s, d = [1, 2, 3], (4, 5), "abc", {7: 8, 9: 10}
    out = 0
    for i in range(300):
        out += total(iter(l)) + total(iter(t)) + total(reversed(l)) + total(reversed(t)) + total(iter(range(i % 4)))
        out += total(iter(d)) + total(iter(d.values())) + total(iter({i, i + 1}))
        out += pairs(zip(l, t)) + pairs(zip(t, l)) + pairs(enumerate(t)) + pairs(zip(reversed(t), l)) + pairs(iter(d.items()))
        out += pairs(zip(range(3), reversed(t))) + pairs(zip(l[:i % 3], t))
        out %= 1000003
    print(out)
    for make in (lambda: iter(l), lambda: iter(t), lambda: reversed(t), lambda: reversed(l), lambda: zip(l, t),
                 lambda: zip(t, l), lambda: enumerate(s), lambda: iter(s), lambda: iter(d), lambda: iter(range(2))):
        for i in range(60):
            r = drained(make())
        print(r)
    # What is left of the first iterator when the second is at its end.
    first = iter(range(1000))
    n = 0
    for i in range(100):
        n += len(list(zip(first, (1, 2))))
        for x, y in zip(first, [1, 2, 3]):
            n += x
    print(n, next(first))
    # A list that grows after its iterator's end, and before.
    for i in range(100):
        g = [1]
        it = iter(g)
        n += total(it)
        g.append(5)
        n += total(it)
    print(n)
    for i in range(100):
        g = [1, 2]
        for x in iter(g):
            if len(g) < 6:
                g.append(x + i)
            n += x
    print(n)
    changed = {1: 2, 3: 4}
    for i in range(100):
        it = iter(changed)
        try:
            for k in it:
                if i == 70:
                    changed[i, k] = 1
                n += 1
        except RuntimeError as e:
            print(e, next(it, "end") if False else "")
            break
    print(n)


main()


class Backwards(tuple):
    def __getitem__(self, i):
        return tuple.__getitem__(self, i) * 10


for i in range(100):
    r = total(reversed(Backwards((1, 2, 3)))) + total(reversed("123".encode()))
print(r)
