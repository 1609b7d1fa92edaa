# When objects die: names rebound, deleted, and out of scope.
class D:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n, end=" ")


def scope():
    a = D("a")
    b = D("b")
    print("body", end=" ")


scope()
print()
x = D("x1")
x = D("x2")
print("rebound", end=" ")
del x
print()
l = [D("l1"), D("l2")]
l.pop(0)
l[0] = None
print()
d = {"k": D("d1")}
d["k"] = D("d2")
d.clear()
print()
D("temp")
print("after temp", end=" ")
D("attr").n
print()


def raising():
    a = D("raised")
    raise ValueError


try:
    raising()
except ValueError:
    print("handler", end=" ")
print("done")


def returns():
    a = D("returned")
    return a


r = returns()
print("kept", end=" ")
r = None
print()
for i in [1, 2]:
    v = D(f"loop{i}")
del v
print()
(D("tuple1"), D("tuple2"))
print()
print([D("comp").n for _ in range(2)])


def gen():
    a = D("gen")
    yield 1
    yield 2


g = gen()
next(g)
del g
print()
f = lambda a=D("default"): a
del f
print()


class Holder:
    pass


h = Holder()
h.d = D("held")
h.d = D("held2")
h = None
print()
a = D("swap1")
b = D("swap2")
a, b = b, a
print("swapped", end=" ")
del a, b
print()


def param(p):
    p = None
    print("param gone", end=" ")


param(D("param"))
print()
try:
    raise ValueError(D("in exc"))
except ValueError as e:
    print("caught", end=" ")
print()
with_del = D("global at exit")
del with_del
print()
