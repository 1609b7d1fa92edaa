# Lists: what methods refuse, and changes while others look.
l = [3, 1, 2]
cases = ["l.append()", "l.append(1,2)", "l.extend(5)", "l.insert(1)", "l.insert('a',1)", "l.pop('a')", "[].pop()", "l.pop(10)", "l.remove(9)", "l.index(9)", "l.index(3,1)", "l.index(3,'a')", "l.count()", "l.sort(1)", "l.sort(key=1)", "l.sort(reverse='a')", "l.sort(cmp=1)", "[1,'a'].sort()", "[None,None].sort()", "l[1.0]", "l['a']", "l[10]", "l[-10]", "l + (1,)", "l + 5", "(1,) + l", "l * 1.5", "l * 'a'", "l * -1", "l < 5", "l < (1,)", "[1] < ['a']", "[1,'a'] < [2,3]", "list(5)", "list(1,2)", "list(x=1)", "hash(l)", "{l}", "l.copy(1)", "l.clear(1)", "l.reverse(1)", "del_item(l,10)", "set_item(l,10,1)", "set_item(l,'a',1)", "set_slice(l,slice(0,1),5)", "set_slice(l,slice(0,3,2),[1])", "iadd(l,5)", "iadd(l,'ab')", "l.__getitem__()", "l.__contains__()", "list.append(5,1)", "list.__new__(5)", "list.__init__(l,[9],8)", "l @ l", "-l", "l - [1]", "l()", "l.zz", "[*5]", "[1,2][::'a']", "list.sort([2,1])", "list[int]", "list[int]()", "l.__eq__(5)", "l.__lt__((1,))", "list('abc')[::-1]", "[[]]*2", "l.__sizeof__() > 0", "l.__reversed__().__length_hint__()", "sorted(5)", "sorted([1,'a'])", "sorted([2,1],key=len)", "sorted([2,1],None)", "reversed(5)", "max([])", "min([1,'a'])", "sum([1],'')", "sum([[1]])", "any(5)", "zip([1],5)", "enumerate(5)", "enumerate([1],'a')", "map()", "filter(None)", "iter(5)", "iter(5,6)", "next([])", "len(5)"]


def del_item(l, i):
    del l[i]


def set_item(l, i, v):
    l[i] = v


set_slice = set_item


def iadd(l, x):
    l += x
    return l


for c in cases:
    l = [3, 1, 2]
    try:
        print(c, "->", repr(eval(c))[:60].split(" at 0x")[0], l)
    except Exception as e:
        print(c, "->", type(e).__name__, e, l)


class Noisy:
    def __init__(self, l):
        self.l = l

    def __eq__(self, o):
        self.l.clear()
        return False

    def __lt__(self, o):
        self.l.append(1)
        return True


l = [1, 2, 3]
l[:] = [Noisy(l), Noisy(l), Noisy(l)]
print(Noisy(l) in l, l)
l[:] = [Noisy(l), Noisy(l)]
try:
    l.sort()
except ValueError as e:
    print(e, len(l))
l = [1, 2, 3, 4]
for x in l:
    if x < 3:
        l.remove(x)
print(l)
l = [1]
for x in l:
    if x < 5:
        l.append(x + 1)
print(l)
it = iter(l)
l.clear()
print(list(it), list(it))
l.append(1)
print(list(it))
r = [0]
r.append(r)
print(r, r == r, repr([r, (r,)]))
try:
    a, b = [0], [0]
    a.append(b)
    b.append(a)
    a == b
except RecursionError as e:
    print(type(e).__name__)


class Bad:
    def __len__(self):
        return -1

    def __iter__(self):
        return iter([])


class Hint:
    def __init__(self, h):
        self.h = h

    def __length_hint__(self):
        if isinstance(self.h, Exception):
            raise self.h
        return self.h

    def __iter__(self):
        return iter([1, 2])


for h in (5, -1, "a", NotImplemented, TypeError("t"), ValueError("v")):
    try:
        print(list(Hint(h)))
    except Exception as e:
        print(type(e).__name__, e)
try:
    list(Bad())
except ValueError as e:
    print(e)
