# Dicts that change while something goes over them, or while they compare keys.

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

d = {1: 1, 2: 2}
def go(over, action):
    try:
        for x in over:
            action()
        print("no error", d)
    except RuntimeError as error:
        print(error, d)

go(d, lambda: d.update({3: 3}))
go(d.values(), lambda: d.pop(1, None))
go(d.items(), lambda: d.update({2: 5}))
go(d.keys(), lambda: (d.pop(3, None), d.update({4: 4})))
go(reversed(d), lambda: d.clear())
d = {1: 1, 2: 2}
go(d, lambda: (d.pop(next(iter(d))), d.__setitem__(len(d) + 100, 1)))
d = {n: n for n in range(5)}
it = iter(d)
next(it)
d[9] = 9
check(next, it)
check(next, it)
print(it.__length_hint__())
check(it.__reduce__)
d = {1: 2}
it = iter(d)
print(list(it), it.__length_hint__())
d[5] = 6
check(next, it)
d = {1: 2}
it = iter(d.items())
del d[1]
check(next, it)
check(list, it)
class K:
    def __init__(self, n, action=None):
        self.n, self.action = n, action

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if self.action:
            action, self.action = self.action, None
            action()
        return isinstance(other, K) and self.n == other.n

    def __repr__(self):
        return f"K{self.n}"

d = {}
d[K(1, d.clear)] = 1
d[K(2)] = 2
print(d)
d = {}
d[K(1, lambda: d.update({K(7): 7}))] = 1
print(d.get(K(1)), d)
d = {}
d[K(1, lambda: d.pop(K(1)))] = 1
print(d.pop(K(2), "none"), d)
d = {K(1): 1, K(2): 2, K(3): 3}
print(d[K(3)], K(2) in d, d.pop(K(1)), d, len(d))
b = {}
a = {K(2): 2, K(1, lambda: b.clear()): 1}
b = {K(1): 1, K(2): 2}
print(a == b)
class Keys:
    def keys(self):
        for n in range(3):
            d[n * 100] = "while updating"
            yield n

    def __getitem__(self, key):
        return "v"

d = {}
d.update(Keys())
print(d)
class Value:
    def __eq__(self, other):
        big.clear()
        return True

big = {1: Value(), 2: Value()}
check(lambda: big == {1: 0, 2: 0})
d = {"a": 1}
d["self"] = d
print(d == d, repr(d))
e = {"a": 1}
e["self"] = e
try:
    d == e
except RecursionError:
    print("RecursionError")
