# __del__: printed when the last reference goes, in order; resurrection is not used; cycles are left alone.


class D:
    def __init__(self, name, *refs):
        self.name, self.refs = name, refs

    def __del__(self):
        print("del", self.name)


a = D("a")
a = None
b = D("b1")
b = D("b2")
print("rebound")
del b
D("temp")
print("after temp")
l = [D("l0"), D("l1"), D("l2")]
l[1] = 5
l.pop()
print("popped")
del l[:]
l = {"k": D("v")}
l["k"] = 1


def f(x):
    local = D("local")
    print("in f", x.name)
    return 5


f(D("arg"))
keep = D("shared")
other = keep
del keep
print("still", other.name)
other = None
outer = D("outer", D("inner"))
del outer


for i in range(3):
    x = D(f"loop{i}")
print("loop done")
del x


def gen():
    d = D("gen local")
    yield 1
    yield 2


g = gen()
next(g)
del g
print(list(gen()))
fn = (lambda d: lambda: d)(D("closed"))
print(fn().name)
fn = None
o = D("attr owner")
o.extra = D("extra")
o.extra = None
del o


class S(D):
    def __del__(self):
        print("sub", end=" ")
        super().__del__()


S("s")
alive = 0


class Count:
    def __init__(self):
        global alive
        alive += 1

    def __del__(self):
        global alive
        alive -= 1


peak = 0
pool = []
for i in range(1500):
    c = Count()
    if i % 3 == 0:
        pool.append(c)
    if len(pool) > 10:
        pool.pop(0)
    if i == 900:
        pool = pool[:2]
    peak = max(peak, alive)
print(alive, peak, len(pool))
c = None
pool.clear()
print(alive)
swap = [D("s0"), D("s1")]
swap[0], swap[1] = swap[1], swap[0]
swap[:1] = []
print("half")
swap = None
[D("comp") for _ in range(2)]
print("end")
last = D("at exit")
