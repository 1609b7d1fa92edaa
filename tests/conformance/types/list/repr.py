# repr of containers that hold themselves, and of odd contents.
l = [1]
l.append(l)
d = {"l": l}
d["d"] = d
l.append(d)
t = ([], {})
t[0].append(t)
t[1][1] = t
print(l, d, t, t[0], t[1], sep="\n")
class R:
    def __repr__(self):
        return repr(holder)

holder = [1, R()] if False else []
class L(list):
    pass

class D(dict):
    pass

class T(tuple):
    pass

class S(set):
    pass

class F(frozenset):
    pass

x = L([1])
x.append(x)
y = D(a=1)
y["y"] = y
print(x, y, T((1,)), S([1]), F([2]), L(), D(), T(), S(), F(), T((T(),)))
print([], (), {}, set(), frozenset(), [()], ([],), {(): []}, [[]], {1: {2: {3: []}}}, (1,), (1, 2), [None, ...], {None: True})
class Bad:
    def __repr__(self):
        raise ValueError("bad repr")

for make in (lambda b: [b], lambda b: (b,), lambda b: {1: b}, lambda b: {b: 1}, lambda b: {b}, lambda b: frozenset([b]), lambda b: slice(b), lambda b: {1: b}.values(), lambda b: {b: 1}.keys()):
    try:
        repr(make(Bad()))
    except ValueError as error:
        print(error)
deep = []
for _ in range(50):
    deep = [deep]
print(str(deep).count("["))
for _ in range(100000):
    deep = [deep]
try:
    repr(deep)
except RecursionError as error:
    print("RecursionError")
while deep:
    deep = deep[0]
class Grow:
    def __init__(self, l):
        self.l = l

    def __repr__(self):
        if len(self.l) < 5:
            self.l.append(Grow(self.l))
        return "G"

l = []
l.append(Grow(l))
print(l)
class Clear:
    def __repr__(self):
        c.clear()
        return "C"

c = [Clear(), 1, 2]
print(c)
print([1.0, "a'b", b"x", 1j, range(3), slice(1)], {1: "a", "b": 2.5}, {True: False}, (lambda: 0).__name__, [type, int], [len], [NotImplemented])
