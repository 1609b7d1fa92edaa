"""List displays in hot loops and in inlined generators: items of changing types, objects, nested lists, moved temporaries."""

freed = 0


class Item:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        global freed
        freed += 1


def groups(n, size):
    group = []
    for i in range(n):
        group.append(i)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group


def mixed(i):
    if i % 3 == 0:
        return [i, i + 1]
    if i % 3 == 1:
        return [i * 0.5, 1.5]
    return [i, "x", None, True, 2**70, [i]]


def params(a, b):
    return [a, b, a]


def main(n):
    t = 0
    keep = []
    for i in range(n):
        a = []
        a.append(i)
        b = [i, i * 2, i + 3]
        c = [1.5 * i, 2.0]
        d = [b, c, a]
        e = [True, False, i > 5]
        f = [Item(i), Item(i + 1)]
        t += len(d) + d[0][1] + d[1][0] + e[2] + f[1].n + sum(mixed(i)[:1])
        b[0] = "s"
        t += len(str(d[0][0]))
        g = params(b, f[0])
        t += g[0] is g[2]
        if i % 40 == 0:
            keep.append(g[1])
        x, y = [i, i + 1]
        [p, q] = [y, x]
        t += p - q
        for group in groups(10, 3):
            t += sum(group) * len(group)
        t += [0, 1, 2, 3, 4, 5, 6, 7, 8, 9][i % 10]
    return t, len(keep)


def report():
    print(freed)


print(main(400))
report()
print([[i, [i]] for i in range(60)][-1], list(groups(7, 3)))
