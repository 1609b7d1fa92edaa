# Sets that change while they are iterated, compared or hashed into; sizes and copies.

def attempt(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)


def grow():
    s = {1}
    for x in s:
        s.add(x + 1)


def shrink():
    s = {1, 2, 3}
    for x in s:
        s.discard(x)


def replaced():
    s = {1, 2}
    for x in s:
        s.remove(x)
        s.add(x)
    return s


def ended():
    s = {1}
    it = iter(s)
    next(it)
    s.add(2)
    return list(it)


def emptied():
    s = {1, 2, 3}
    it = iter(s)
    next(it)
    s.clear()
    return list(it)


for act in (grow, shrink, replaced, ended, emptied):
    attempt(act)
s = {1, 2, 3}
it = iter(s)
print(it.__length_hint__(), next(it) in s, it.__length_hint__())
s.add(9)
attempt(lambda: next(it))
attempt(lambda: next(it))
print(it.__length_hint__())


class Evil:
    def __init__(self, s):
        self.s = s

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.s.clear()
        return False


s = set()
s.update([1, Evil(s)])
print(len(s))
s = {1}
print(Evil(s) in s, s)
s = {1, 2}
attempt(lambda: s == {Evil(s), 2})
t = {1, 2, 3}
t -= t
print(t)
t = {1, 2}
t ^= t
print(t)
t = {1, 2}
t |= t
t &= t
print(t)
t.update(t, t)
t.intersection_update(t)
print(t, t.symmetric_difference(t), t.difference(t))
s = {1}
u = s
s |= {2}
print(u is s, u)
s = s | {3}
print(u is s, u)
f = frozenset({1})
g = f
f |= {2}
print(g, f)
attempt(lambda: s.pop() in {1, 2, 3})
attempt(lambda: set().pop())
attempt(lambda: {1}.remove(2))
attempt(lambda: {(1, 2)}.remove((3,)))
attempt(lambda: {1}.discard(2))
attempt(lambda: {1}.remove([]))
attempt(lambda: {1}.discard({}))
