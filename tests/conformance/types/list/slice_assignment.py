# Assigning to slices and deleting them: lengths, steps, sources that are the list itself or iterators.

def attempt(text, l=None):
    l = list(range(8)) if l is None else l
    try:
        exec(text, {"l": l})
        print(text, "->", l)
    except Exception as error:
        print(text, "->", type(error).__name__, error, l)


for text in ("l[2:4] = 'abc'", "l[2:2] = [9]", "l[5:1] = [9]", "l[:] = l", "l[3:] = l", "l[:0] = l", "l[::2] = 'wxyz'",
             "l[::-1] = range(8)", "l[::3] = [1]", "l[::2] = l", "l[-100:2] = ()", "l[100:] = 'z'", "l[1:6:2] = iter('abc')",
             "l[1:6:2] = iter('ab')", "l[6:1:-2] = (x for x in 'abc')", "l[0:3] = 5", "l[0:3:2] = 5", "l[0:3] = None",
             "l['a':] = []", "l[1.0:] = []", "l[::0] = []", "del l[::0]", "del l[2:5]", "del l[5:2]", "del l[::2]", "del l[::-3]",
             "del l[-3:]", "del l[:]", "del l[10:20]", "l[1:3], l[0] = 'pq', 'r'", "l[True:3] = []", "l[:10**30] = [1]",
             "l[2:2:2] = []", "l[2:2:2] = [1]", "l[5:1:2] = []", "l[1:1:-1] = ''", "l[0] = l[0:2] = [7]", "del l[0], l[0:2]",
             "l[1:2] += [5, 5]", "l[1:2] *= 3", "l[::2] += [1]"):
    attempt(text)


class Source:
    def __init__(self, target):
        self.target = target

    def __iter__(self):
        self.target.clear()
        return iter([1, 2])


l = [5] * 6
l[1:3] = Source(l)
print(l)


class Index:
    def __init__(self, n, act):
        self.n, self.act = n, act

    def __index__(self):
        self.act()
        return self.n


l = [1, 2, 3, 4]
try:
    l[Index(3, l.clear)] = 5
except IndexError as error:
    print(error, l)
l = [1, 2, 3, 4]
l[Index(1, lambda: l.append(9)):] = "z"
print(l)
l = [1, 2, 3]
try:
    del l[Index(2, l.clear)]
except IndexError as error:
    print(error)


def broken():
    yield 1
    raise KeyError("source")


l = [1, 2]
try:
    l[0:1] = broken()
except KeyError as error:
    print(error, l)
