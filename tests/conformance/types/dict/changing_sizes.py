# Dicts that change while they are iterated, looked up, compared, updated: errors and what is left.

def attempt(label, act):
    try:
        print(label, "->", act())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


def grow(view):
    d = dict.fromkeys(range(3))
    for x in getattr(d, view)() if view else d:
        d[len(d)] = 1


def shrink(view):
    d = dict.fromkeys(range(3))
    for x in getattr(d, view)() if view else d:
        d.popitem()


def swap(view):
    d = dict.fromkeys(range(3))
    for x in getattr(d, view)() if view else d:
        d.pop(next(iter(d)))
        d["new%d" % len(d)] = 1
        if len(str(d)) > 500:
            break


def values_only(view):
    d = dict.fromkeys(range(3), 0)
    for x in getattr(d, view)() if view else d:
        for k in d:
            d[k] += 1
    return d


for view in ("", "keys", "values", "items"):
    for act in (grow, shrink, swap, values_only):
        attempt(f"{act.__name__} {view}", lambda: act(view))


class Evil:
    def __init__(self, d, act):
        self.d, self.act = d, act

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.act(self.d)
        return False


d = {1: "one"}
attempt("lookup clears", lambda: d.get(Evil(d, dict.clear)))
print(d)
d = {}
d[Evil(d, lambda d: d.update(x=1))] = "evil"
attempt("lookup updates", lambda: d[1])
print(len(d))
d = {1: "a", 2: "b"}
attempt("eq clears", lambda: d == {1: Evil(d, dict.clear), 2: "b"})
a = {1: 2}
a.update(a)
a |= a
attempt("update from a view of itself", lambda: a.update(a.items()))
attempt("update from generator", lambda: a.update((k + 10, v) for k, v in a.items()))
print(len(a) >= 1)


def source(d):
    yield 5, 6
    d.clear()
    yield 7, 8
    raise LookupError("end")


attempt("update fails", lambda: a.update(source(a)))
print(a)
it = iter({})
attempt("empty", lambda: next(it))
d = {1: 1}
it = iter(d.items())
d[1] = 2
print(list(it), it.__length_hint__())
it = iter(d)
d[2] = 2
attempt("changed", lambda: next(it))
attempt("again", lambda: next(it))
del d[2]
attempt("same size again", lambda: next(it))
big = {i: i for i in range(1000)}
for k in list(big):
    if k % 3:
        del big[k]
print(len(big), sum(big), list(big)[:3])
for i in range(5000):
    big[i] = i
    big.pop(i - 100, None)
print(len(big), min(big))
self = {}
self["me"] = self
print(self, self == self)
attempt("compare with itself inside", lambda: self == {"me": self})
