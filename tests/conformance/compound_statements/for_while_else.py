# Loops: else, targets, changes to what is iterated, and the old sequence protocol.
for i in []:
    pass
else:
    print("empty else", "i" in globals())
for i in range(3):
    if i == 1:
        break
else:
    print("no")
print(i)
while i:
    i -= 1
else:
    print("while else", i)
while True:
    try:
        break
    finally:
        print("finally")
else:
    print("no")
for x in (1, 2), (3, 4):
    print(x, end=" ")
for x, in [(1,)]:
    print(x, end=" ")
for [x, *y] in ["abc"]:
    print(x, y, end=" ")
d = {}
for d["k"] in "ab":
    print(d, end=" ")


class O:
    pass


for O.attr in range(2):
    pass
print(O.attr)
l = [1, 2, 3]
for v in l:
    if len(l) < 6:
        l.append(v * 10)
print(l)
for v in l:
    l.remove(v)
print(l)
for v in l[:]:
    l = []
print(l, v)
n = 3
for i in range(n):
    n = 10
    i = 100
print(i, n)
try:
    s = {1, 2}
    for v in s:
        s.add(v + 10)
except RuntimeError as e:
    print(e)
try:
    d = {1: 2}
    for k in d:
        d[k + 1] = 0
except RuntimeError as e:
    print(e)
try:
    d = {1: 2, 3: 4}
    for k in d:
        del d[k]
        d[k + 5] = 0
except RuntimeError as e:
    print(e)


class Old:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * i


print(list(Old()), [*Old()], 4 in Old(), 5 in Old(), max(Old()))


class OldStop(Old):
    def __getitem__(self, i):
        if i > 1:
            raise StopIteration
        return i


print(list(OldStop()))


class OldError:
    def __getitem__(self, i):
        raise KeyError(i)


class NoNext:
    def __iter__(self):
        return object()


class IterNone:
    __iter__ = None

    def __getitem__(self, i):
        return 1


class Wrong:
    def __iter__(self):
        return [1]


class NextNone:
    def __iter__(self):
        return self
    __next__ = None


class RaisesInIter:
    def __iter__(self):
        raise ValueError("in iter")


class OnInstance:
    def __init__(self):
        self.__iter__ = lambda: iter([1])


for c in (OldError, NoNext, IterNone, Wrong, NextNone, RaisesInIter, OnInstance, object):
    try:
        for x in c():
            print(x)
    except Exception as e:
        print(c.__name__, type(e).__name__, e)
for v in (5, None, 1.5, len, O, O(), ...):
    try:
        for x in v:
            pass
    except TypeError as e:
        print(e)


class Once:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n % 3 == 0:
            raise StopIteration(self.n)
        return self.n


o = Once()
print(list(o), list(o), next(o))
it = iter([1, 2, 3])
for a in it:
    print(a, next(it, "end"), end=" ")
print()
for i in range(3):
    for j in range(3):
        if j == i:
            break
        if i == 2:
            continue
        print(i, j, end=" ")
    else:
        print("else", i)
        continue
    print("broke", i)
