# Slice assignment and deletion in all shapes.

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

def assign(key, value, start=(0, 1, 2, 3, 4, 5)):
    l = list(start)
    try:
        l[key] = value
        print(key, l)
    except Exception as error:
        print(key, type(error).__name__, error, l)

for args in [(1, 3), (3, 1), (None, None), (-2, None), (10, 20), (-100, 2), (0, 0), (None, None, 2), (None, None, -1), (4, 0, -2), (1, 5, 3), (5, 1), (None, None, 100), (2, 2, -1)]:
    for value in ["ab", [], "abc", "abcdef"]:
        assign(slice(*args), value)
assign(slice(0, 1), 5)
assign(slice(0, 1), None)
assign(slice(0, 6, 2), 5)
assign(slice(0, 6, 2), None)
assign(slice(None, None, 0), [])
assign(slice("a", None), [])
assign(slice(0, 2), {7: 8})
assign(slice(0, 2), (x for x in range(9, 5, -1)))
assign(slice(0, 6, 2), (x for x in "xyz"))
assign(slice(0, 6, 2), (x for x in "xy"))
l = [1, 2, 3]
l[1:2] = l
print(l)
l[::2] = l[::2][::-1]
print(l)
l[:] = l
l[5:] = l
print(l)
l[::-1] = l
print(l)
def steps(n):
    for start in range(-n, n):
        for stop in range(-n, n):
            for step in (1, 2, -1, -3):
                yield slice(start, stop, step)

total = 0
for s in steps(5):
    l = list(range(4))
    picked = l[s]
    del l[s]
    total = (total * 31 + sum(picked) * 7 + len(l)) % 10**9
    assert sorted(picked + l) == [0, 1, 2, 3]
print(total)
class Raises:
    def __iter__(self):
        yield 1
        raise ValueError("midway")

l = [1, 2, 3]
for action in (lambda: l.extend(Raises()), lambda: l.__setitem__(slice(0, 2), Raises()), lambda: l.__iadd__(Raises())):
    try:
        action()
    except ValueError as error:
        print(error, l)
class Clears:
    def __init__(self, l):
        self.l = l

    def __index__(self):
        self.l.clear()
        return 0

l = [1, 2, 3]
check(l.__getitem__, Clears(l))
l = [1, 2, 3]
l[Clears(l):2] = [7]
print(l)
l = [1, 2, 3]
check(l.__delitem__, Clears(l))
l = [1, 2, 3]
l.insert(Clears(l), 5)
print(l)
