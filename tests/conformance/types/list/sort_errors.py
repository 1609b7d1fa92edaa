# Sorting a list that is changed or looked at while it is sorted; keys and comparisons that raise.

def attempt(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)


seen = []
l = [3, 1, 2]


def key(x):
    seen.append(list(l))
    return x


l.sort(key=key)
print(seen, l)


def growing(x):
    l.append(x)
    return x


attempt(lambda: l.sort(key=growing))
print(l)


def clearing(x):
    l.clear()
    return x


attempt(lambda: l.sort(key=clearing))
print(l)


class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        if other.n == 5 or self.n == 5:
            raise LookupError("five")
        return self.n < other.n

    def __repr__(self):
        return f"I{self.n}"


items = [Item(n) for n in (4, 3, 2, 1)]
attempt(lambda: items.sort())
print(items)
items = [Item(n) for n in (9, 8, 5, 1)]
attempt(lambda: items.sort())
print(sorted(i.n for i in items))


def bad(x):
    if x == 2:
        raise ValueError("key of 2")
    return -x


m = [1, 3, 2, 0]
attempt(lambda: m.sort(key=bad))
print(m)
attempt(lambda: sorted(m, key=bad))
attempt(lambda: m.sort(bad))
attempt(lambda: m.sort(None))
attempt(lambda: m.sort(key=None, reverse=True))
print(m)
attempt(lambda: [1].sort(key="not called?"))
attempt(lambda: [].sort(key="not called"))
attempt(lambda: sorted([], key=5))


class Truth:
    def __bool__(self):
        raise OverflowError("truth")


class Gives:
    def __lt__(self, other):
        return Truth()


attempt(lambda: sorted([Gives(), Gives()]))


class Not:
    def __lt__(self, other):
        return NotImplemented


attempt(lambda: sorted([Not(), Not()]))
attempt(lambda: [(1, Not()), (1, Not())].sort())
attempt(lambda: [(2, Not()), (1, Not())].sort(key=lambda p: p[0]))
attempt(lambda: sorted({"b": 1, "a": 2}.items(), key=lambda p: p[1]))
attempt(lambda: sorted(x for x in "cab"))


def broken():
    yield 2
    raise OSError("source")


attempt(lambda: sorted(broken()))
