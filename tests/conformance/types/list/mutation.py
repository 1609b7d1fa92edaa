# Lists that change while something goes over them.

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

l = [1, 2, 3]
for x in l:
    if len(l) < 8:
        l.append(x * 10)
print(l)
l = list(range(10))
for x in l:
    l.remove(x)
print(l)
l = [1, 2, 3]
it = iter(l)
print(list(it), it.__length_hint__())
l.append(4)
print(list(it), next(it, "done"))
it = iter(l)
next(it)
l.clear()
print(list(it), it.__reduce__())
l = [1, 2, 3]
r = reversed(l)
next(r)
l.append(9)
print(list(r))
l = [1, 2, 3]
r = reversed(l)
l.clear()
print(list(r), r.__length_hint__())
class E:
    def __init__(self, n, action):
        self.n, self.action = n, action

    def __eq__(self, other):
        self.action()
        return False

    def __lt__(self, other):
        self.action()
        return self.n < other.n

    def __repr__(self):
        return f"E{self.n}"

    __hash__ = None

l = []
l[:] = [E(n, l.clear) for n in range(4)]
print(1 in l, l)
l[:] = [E(n, l.clear) for n in range(4)]
print(l.count(1), l)
l[:] = [E(n, l.clear) for n in range(4)]
check(l.index, 1)
l[:] = [E(n, l.clear) for n in range(4)]
check(l.remove, 1)
l[:] = [E(n, l.clear) for n in range(4)]
print(l == [1, 2, 3, 4], l)
l[:] = [E(n, l.clear) for n in (3, 1, 2)]
check(l.sort)
print(l)
l[:] = [E(n, lambda: l.append(5)) for n in (3, 1, 2)]
check(l.sort)
print(l)
l[:] = [E(n, lambda: print(l)) for n in (2, 1)]
check(l.sort)
print(l)
l = [3, 1, 2]
check(l.sort, key=lambda x: l.append(x))
print(l)
l = [3, 1, 2]
def key(x):
    if x == 1:
        raise ValueError("key")
    return x

check(l.sort, key=key)
print(l)
l = [3, "a", 1, 2]
check(l.sort)
print(sorted(map(str, l)))
l = [1, 2, 3]
l.sort(key=lambda x: l[:])
print(l)
