# Dicts that change while something goes over them, and how dicts take over from other mappings.
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "__notes__", ""))


def readd(view, make=iter):
    d = {0: 0}
    for n, _ in enumerate(make(view(d))):
        del d[0]
        d[0] = 0
        if n > 5:
            return "no end"


for view in lambda d: d, dict.values, dict.items:
    show(lambda: readd(view))


def grow(d):
    for k in d:
        d[k + 1] = 0


def shrink(d):
    for k in d:
        d.popitem()


show(lambda: grow({0: 0}))
show(lambda: shrink({0: 0, 1: 1, 2: 2}))
d = {i: i for i in range(20)}
for i in range(19, 5, -1):
    del d[i]
d["x"] = 1
print(list(d), list(reversed(d)), d.popitem(), d.popitem(), list(d))
it = iter(d)
next(it)
d.popitem()
d["z"] = 0
print(list(it))
for i in range(50):
    d[i] = i
    del d[i]
print(d, len(d))


class Turned(dict):
    def keys(self):
        return reversed(list(dict.keys(self)))

    __iter__ = keys


class Plain(dict):
    pass


pairs = [("a", 1), ("b", 2)]
print(dict(Turned(pairs)), dict(Plain(pairs)), {**Turned(pairs)}, {} | Turned(pairs))


class Key:
    def __init__(self, target):
        self.target = target

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.target[len(self.target) + 10] = 0
        return False


source = {}
source[Key(source)] = 1
source[2] = 2
show(lambda: {1: 0}.update(source))
show(lambda: {}.update([1]))
show(lambda: {}.update([(1, 2), (1,)]))
show(lambda: {}.update(["ab", "c"]))
show(lambda: {}.update(1))
show(lambda: {}.__ior__(1))
show(lambda: {}.__or__([]))
show(lambda: {1: 2}.__ior__([(3, 4)]))
d.update(d)
m = {"a": 1}.keys().mapping
print(m, type(m), {}.items().mapping, {1: 2}.values().mapping[1])
show(lambda: m.__setitem__(1, 2))


class Counting(int):
    n = 0

    def __hash__(self):
        Counting.n += 1
        return int.__hash__(self)


keys = dict.fromkeys(map(Counting, range(10)))
made = set(keys), frozenset(keys), dict.fromkeys(set(keys)), dict.fromkeys(keys, 1), set(keys).difference(keys)
print(Counting.n, [len(m) for m in made])


class Clears:
    def __init__(self, lists):
        self.lists = lists

    def __eq__(self, other):
        for l in self.lists:
            l.clear()
        return NotImplemented


one, two = [], []
one.append(Clears([one, two]))
two.append(1)
print(one == two, one, two)
one.append(Clears([one]))
two.append(1)
print(one == two, one, two)
l = [1, 2, 3]


def key(x):
    l.append(x)
    l.pop()
    return x


show(lambda: l.sort(key=key))
print(l)
