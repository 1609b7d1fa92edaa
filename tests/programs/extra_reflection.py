# Reflection: globals(), three-argument type, delattr, __class__ and __code__ assignment,
# __getattribute__, notes, frozenset.
# Outside the first scope: a program that may stay unsupported for a while.


for name in ("x", "y", "z"):
    globals()[name + "_made"] = len(name)
print(x_made, y_made, z_made, "x_made" in globals(), "nothing" in globals())

for i in range(1000):
    globals()["dyn"] = i
    if dyn != i:
        print("stale", i)
print(dyn)


class Base:
    def step(self, n):
        return n + self.k


insts = [type("C%d" % k, (Base,), {"k": k})() for k in range(6)]
n = 0
for i in range(1200):
    n = insts[i // 200].step(n) if i % 2 else insts[i % 6].step(n)
print(n, type(insts[3]).__name__)
a = insts[0]
t = 0
for i in range(600):
    if i == 300:
        a.__class__ = type(insts[5])
    t = a.step(t)
print(t)
a.v = 1
delattr(a, "v")
try:
    delattr(a, "v")
except AttributeError as e:
    print(e)


def code_a(x):
    return x + 1


def code_b(x):
    return x * 100


t = 0
for i in range(600):
    t += code_a(i)
    if i == 300:
        code_a.__code__ = code_b.__code__
print(t)


def dflt(x, k=1):
    return x * k


t = 0
for i in range(600):
    t += dflt(i)
    if i == 300:
        dflt.__defaults__ = (10,)
print(t)


class Spy:
    def __init__(self):
        self.v = 1

    def __getattribute__(self, name):
        if name == "secret":
            return "intercepted"
        return object.__getattribute__(self, name)

    def method(self):
        return self.v + 1


s = Spy()
s.secret = "real"
print(s.secret, s.method(), s.__dict__["secret"])
e = ValueError("noted")
e.add_note("one")
e.add_note("two")
print(e.__notes__)
f = frozenset([1, 2, 3])
print(sorted(f), hash(f) == hash(frozenset([3, 2, 1])), f == {1, 2, 3}, {f: "key"}[frozenset((3, 1, 2))], f | {9} == {1, 2, 3, 9}, type(f | {9}).__name__, type({9} | f).__name__)
