"""Sets that grow and shrink in hot loops, with keys of several kinds."""


class Key:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return self.v % 7

    def __eq__(self, o):
        return isinstance(o, Key) and self.v == o.v


def ints(n):
    s = set()
    for i in range(n):
        s.add(i * 31 % 503)
        if i % 5 == 0:
            s.discard(i % 503)
        s.discard(-1)
    return len(s), sum(s)


def strings(n):
    s = set()
    for i in range(n):
        s.add("k%d" % (i % 200))
        s.discard("k%d" % (i * 7 % 300))
    return sorted(s)[:5], len(s)


def kinds(n):
    s = set()
    keys = [1, 1.0, True, "a", (1, 2), None, 2**70, 2.5, frozenset([1]), Key(3), Key(10), b"x"]
    for i in range(n):
        s.add(keys[i % len(keys)])
        if i % 3:
            s.discard(keys[(i * 5) % len(keys)])
    return len(s)


def objects(n):
    s = set()
    t = 0
    for i in range(n):
        s.add(Key(i % 20))
        s.add(i % 9)
        t += len(s)
        s.discard(Key(i % 3))
    return t, len(s)


def errors(n):
    out = set()
    for i in range(n):
        for f, a in ((set.add, frozenset()), (set.add, {1}), (set.discard, {2})):
            try:
                f(a, i if i % 2 else [])
            except TypeError as e:
                out.add(str(e))
    return sorted(out)


class Freed:
    count = 0

    def __del__(self):
        Freed.count += 1


def freed(n):
    s = set()
    for i in range(n):
        x = (i, Freed())
        s.add(x)
        s.discard(x)
        x = None
    return Freed.count, len(s)


def while_iterated(n):
    out = set()
    for i in range(n):
        s = {1, 2, 3}
        try:
            for x in s:
                s.add(x + 10)
        except RuntimeError as e:
            out.add(str(e))
    return out


print(ints(3000))
print(strings(1500))
print(kinds(1200))
print(objects(900))
print(errors(300))
print(freed(600))
print(while_iterated(200))
