# Where insert puts things, what pop and remove take away, and what they do with odd arguments.

for at in (-100, -4, -3, -1, 0, 1, 2, 3, 4, 100, True):
    l = [1, 2, 3]
    print(at, l.insert(at, "x"), l)
for at in (-4, -3, -1, 0, 2, 3, 10**30, True, False):
    l = [1, 2, 3]
    try:
        print(at, l.pop(at), l)
    except (IndexError, OverflowError) as error:
        print(at, type(error).__name__, error, l)
for text in ("[].pop()", "[1].pop(1, 2)", "[1].pop('a')", "[1].pop(1.0)", "[1].pop(None)", "[1].insert(1)", "[1].insert('a', 1)", "[1].insert(10**30, 1)",
             "[1].remove(2)", "[1].remove()", "[1].remove(1, 2)", "[].append()", "[].append(1, 2)", "[].extend()", "[].extend(1)", "[].extend(None)",
             "[].index(1)", "[1].index(1, 1)", "[1, 2, 1].index(1, 1)", "[1].index(1, 0, 0)", "[].clear(1)", "[].copy(1)", "[].reverse(1)", "[].count()"):
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


class Eq:
    def __init__(self, name, l):
        self.name, self.l = name, l

    def __eq__(self, other):
        print("compare", self.name)
        self.l.clear()
        return False


l = []
l += [Eq("a", l), Eq("b", l)]
try:
    l.remove(5)
except ValueError as error:
    print(error, l)
l += [Eq("a", l), Eq("b", l)]
print(l.count(5), l)
l += [Eq("a", l), Eq("b", l)]
print(5 in l)
l += [Eq("a", l), Eq("b", l)]
try:
    l.index(5)
except ValueError as error:
    print(error)
nan = float("nan")
l = [nan, 1, nan]
l.remove(nan)
print(l, l.index(nan), l.count(nan))
l = [1, True, 1.0, 0]
l.remove(1.0)
print(l, l.count(True), l.index(False))
l = [1, 2]
l.extend(l)
print(l)
l.extend(x for x in l[:2])
print(l)
l += "ab"
l += {5: 6}
print(l)
try:
    l = l + (1,)
except TypeError as error:
    print(error)


def source():
    yield 1
    yield 2
    raise OSError("late")


l = []
try:
    l.extend(source())
except OSError:
    print(l)
l = [0]
try:
    l += source()
except OSError:
    print(l)
