# Weak references, their callbacks and collections of them.
import weakref


class Node:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Node({self.name})"


a = Node("a")
log = []
r = weakref.ref(a, lambda ref: log.append(("dead", ref() is None)))
print(r() is a, weakref.getweakrefcount(a), weakref.ref(a) is weakref.ref(a), r == weakref.ref(a), r.__callback__ is not None)
h = hash(r)
del a
print(r(), log, hash(r) == h, r.__callback__)
for bad in (5, "s", (1,), None):
    try:
        weakref.ref(bad)
    except TypeError as e:
        print(e)
d = weakref.WeakValueDictionary()
k = weakref.WeakKeyDictionary()
s = weakref.WeakSet()
b, c = Node("b"), Node("c")
d["b"], d["c"] = b, c
k[b] = 1
s.add(b)
s.add(c)
print(sorted(d), len(k), len(s), d.get("zz", "none"), d["b"])
del b
print(sorted(d), len(k), len(s), "b" in d)
try:
    d["b"]
except KeyError as e:
    print("KeyError", e)
p = weakref.proxy(c)
print(p.name, p == c, isinstance(p, Node), type(p).__name__)
p.name = "changed"
print(c)
del c
try:
    p.name
except ReferenceError as e:
    print(e)
order = []


def finish(*args, **kw):
    order.append((args, kw))


n = Node("n")
f = weakref.finalize(n, finish, 1, two=2)
print(f.alive, f.peek()[2:], f.detach() is not None, f.alive, f())
f = weakref.finalize(n, finish, 3)
del n
print(order, f.alive)


class M:
    def method(self):
        return "called"


m = M()
w = weakref.WeakMethod(m.method)
print(w()(), w == weakref.WeakMethod(m.method))
del m
print(w())


class Slotted:
    __slots__ = ("x",)


class WithWeak:
    __slots__ = ("x", "__weakref__")


try:
    weakref.ref(Slotted())
except TypeError as e:
    print(e)
print(weakref.ref(WithWeak()) is not None)


class Ref(weakref.ref):
    __slots__ = ("tag",)

    def __new__(cls, o, tag):
        return super().__new__(cls, o)

    def __init__(self, o, tag):
        super().__init__(o)
        self.tag = tag


o = Node("o")
t = Ref(o, "t")
print(t.tag, t() is o, t == weakref.ref(o), weakref.getweakrefs(o) == [t] or len(weakref.getweakrefs(o)))
