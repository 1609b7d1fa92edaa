# Iterators at their end stay there, in hot loops too.


def lists(n):
    out = []
    for i in range(n):
        l = [1, 2]
        it = iter(l)
        for x in it:
            pass
        l.append(3)
        out.append(next(it, "end"))
    return out[0], set(out)


def dicts(n):
    out = []
    for i in range(n):
        d = {1: 2, "a": 3}
        it, items = iter(d), iter(d.items())
        for k in it:
            pass
        for k, v in items:
            pass
        d["b"] = 1
        out.append((next(it, "end"), next(items, "end")))
    return set(out)


def sets(n):
    out = []
    for i in range(n):
        s = {1, 2}
        it = iter(s)
        for k in it:
            pass
        s.add(3)
        out.append(next(it, "end"))
    return set(out)


def changed(n):
    out = []
    for i in range(n):
        d, s = {1: 2}, {1}
        try:
            for k in d:
                if i % 50 == 49:
                    d[k + 1] = 1
        except RuntimeError as e:
            out.append(str(e))
        try:
            for k in s:
                if i % 50 == 49:
                    s.add(k + 1)
        except RuntimeError as e:
            out.append(str(e))
    return len(out), sorted(set(out))


def ranges(n):
    out = []
    for i in range(n):
        it = iter(range(3))
        for x in it:
            pass
        it.__setstate__(1)
        out.append(next(it, "end"))
    return set(out)


def enumerates(n):
    out = []
    for i in range(n):
        l = ["a"]
        inner = iter(l)
        it = enumerate(inner)
        for k, x in it:
            pass
        l.append("b")
        out.append((next(it, "end"), next(inner, "end")))
    return set(out)


def zips(n):
    out = []
    for i in range(n):
        a, b = [1, 2, 3], [4, 5]
        ia, ib = iter(a), iter(b)
        it = zip(ia, ib) if i % 2 else zip(ib, ia)
        for x, y in it:
            pass
        b.append(6)
        out.append((i % 2, next(ia, "end"), next(ib, "end"), next(it, "end")))
    return sorted(set(out))


def reverses(n):
    out = []
    for i in range(n):
        l = [1, 2]
        it = reversed(l)
        for x in it:
            pass
        l += [3, 4]
        t = reversed((1, 2))
        for x in t:
            pass
        out.append((next(it, "end"), next(t, "end")))
    return set(out)


class Noisy:
    count = 0

    def __del__(self):
        Noisy.count += 1


def dies(n):
    for i in range(n):
        it = iter([Noisy()])
        for x in it:
            pass
        x = None
        if Noisy.count != i + 1:
            return i, Noisy.count
    return Noisy.count


def inside(l):
    for x in l:
        yield x
    for x in enumerate(l):
        yield x


def generators(n):
    total = 0
    for i in range(n):
        for x in inside([i, 2, 3]):
            total += x if isinstance(x, int) else x[0] + x[1]
    return total


for f in (lists, dicts, sets, changed, ranges, enumerates, zips, reverses, dies, generators):
    print(f.__name__, f(400))
