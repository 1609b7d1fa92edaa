# Finalisers run at the end of the instruction that dropped the object, children after their parents.
log = []


class D:
    def __init__(self, name, *held):
        self.name = name
        self.held = held

    def __del__(self):
        log.append(self.name)


def seen(what):
    print(what, log)
    log.clear()


# No call comes between the drop and the look at the log.
d = D("a")
d = None
x = list(log)
print("rebound", x)
log.clear()
d = D("b")
del d
x = log[-1:]
print("deleted", x)
log.clear()
l = [D("i0"), D("i1"), D("i2")]
l[1] = 0
x = log[:]
print("item", x)
log.clear()
del l[0]
x = log[:]
print("del item", x)
log.clear()
l = None
x = log[:]
print("list", x)
log.clear()
t = (D("t0", D("t0a"), D("t0b")), D("t1", D("t1a")))
t = 0
x = log[:]
print("tuple", x)
log.clear()
m = {"k": D("k", D("kk")), "l": D("l")}
m["k"] = 1
x = log[:]
print("value", x)
log.clear()
m = {D("key"): D("value"), 1: D("other")}
m = 1
x = log[:]
print("dict", x)
log.clear()
d = D("outer", D("inner", D("innermost")), [D("in list")])
d = 1
x = log[:]
print("nested", x)
log.clear()
d = D("attribute")
d.held = D("first")
d.held = D("second")
x = log[:]
print("attribute", x)
log.clear()
d.other = D("other")
del d.held
x = log[:]
print("del attribute", x)
log.clear()
del d
x = log[:]
print("rest", x)
log.clear()


def locals_():
    a = D("la")
    b = D("lb", D("lbb"))
    c = D("lc")


locals_()
x = log[:]
print("locals", x)
log.clear()


def args(a, b):
    a = 1
    y = log[:]
    return y


print("argument", args(D("arg0"), D("arg1")), log)
log.clear()
[D("c0"), D("c1")]
x = log[:]
print("dropped display", x)
log.clear()
D("t").name
x = log[:]
print("temporary", x)
log.clear()
y = D("p"), len(log)
y = len(log), log[:]
print("pair", y)
log.clear()
a = b = D("shared")
a = 1
n = len(log)
b = 2
print("shared", n, log)
log.clear()


# In loops that become traces.
def loop(n):
    right = 0
    for i in range(n):
        d = D(i)
        d = None
        right += log[-1:] == [i]
        log.clear()
        d = D(-i)
        e = d
        d = 5
        right += not log
        e = 6
        right += len(log) == 1
        log.clear()
        l = [D("x"), i]
        l[0] = i
        right += log == ["x"]
        log.clear()
        o = D("y", D("z"))
        o.held = ()
        right += log == ["z"]
        o.name = i
        del o
        right += log == ["z", i]
        log.clear()
    return right


print("loop", loop(3000), log)


class Node:
    def __init__(self, value):
        self.value = value
        self.next = None

    def __del__(self):
        Node.count += 1


Node.count = 0


def chain(n):
    head = None
    for i in range(n):
        x = Node(i)
        x.next = head
        head = x
    before = Node.count
    head = None
    after = Node.count
    return after - before


print([chain(k) for k in (1, 10, 1000, 20000)])


# A finaliser that drops others, and one that brings its object back.
class Chatty:
    def __init__(self, n):
        self.n = n
        self.child = Chatty(n - 1) if n else None

    def __del__(self):
        log.append(("begin", self.n))
        self.child = None
        log.append(("end", self.n))


c = Chatty(3)
c = None
x = log[:]
print(x)
log.clear()
kept = []


class Phoenix:
    def __del__(self):
        kept.append(self)
        log.append("up")


p = Phoenix()
p = None
n = len(kept)
q = kept.pop()
q = None
print(n, len(kept), log)
log.clear()


def in_sort():
    def key(v):
        D(("key", v))
        log.append(v)
        return -v

    return sorted([1, 2, 3], key=key)


print(in_sort(), log)
log.clear()


def generator():
    try:
        d = D("in generator")
        yield 1
        yield 2
    finally:
        log.append("closed")


for v in generator():
    break
x = log[:]
print("generator", x)
log.clear()
g = generator()
next(g)
g = None
x = log[:]
print("dropped generator", x)
log.clear()
k = {D("s1")}
k.clear()
x = log[:]
print("set", x)
log.clear()
f = lambda d=D("default"): d
f = None
x = log[:]
print("function", x)
log.clear()


def closure():
    d = D("cell")
    return lambda: d


h = closure()
n = len(log)
h = None
print("cell", n, log)
log.clear()
