# Weak references: calls, callbacks, equality, hashing, proxies, finalizers, weak collections.
import gc
import weakref


class O:
    def __init__(self, n=0):
        self.n = n

    def __repr__(self):
        return f"O{self.n}"

    def __eq__(self, other):
        return isinstance(other, O) and self.n == other.n

    def __hash__(self):
        return self.n

    def method(self):
        return self.n * 2

    def __len__(self):
        return 3


o = O(1)
r = weakref.ref(o)
print(r() is o, weakref.ref(o) is r, weakref.getweakrefcount(o), weakref.getweakrefs(o) == [r], r == weakref.ref(O(1)), hash(r) == hash(o), r.__callback__)
log = []
c = weakref.ref(o, lambda ref: log.append(ref() is None))
print(c is r, weakref.getweakrefcount(o), c == r)
del o
gc.collect()
print(r(), log, r == r, r == c, hash(r))
for bad in (5, "s", None, (), [], {}):
    try:
        weakref.ref(bad)
        print("fine", bad)
    except TypeError as error:
        print(error)
for good in (len, int, set(), (x for x in ""), weakref, lambda: 0):
    weakref.ref(good)


class Slots:
    __slots__ = ("a",)


class WithSlot:
    __slots__ = ("__weakref__",)


try:
    weakref.ref(Slots())
except TypeError as error:
    print(error)
w = WithSlot()
print(weakref.ref(w)() is w)
o = O(5)
p = weakref.proxy(o)
print(p.n, p.method(), p == O(5), len(p), str(p), type(p).__name__, bool(p), isinstance(p, O), p.__class__ is O)
p.n = 6
print(o.n)
try:
    hash(p)
except TypeError as error:
    print(error)
del o
gc.collect()
for act in (lambda: p.n, lambda: len(p), lambda: str(p), lambda: p == 1, lambda: bool(p)):
    try:
        print(act())
    except ReferenceError as error:
        print(error)
o = O(7)
m = weakref.WeakMethod(o.method)
print(m()(), m == weakref.WeakMethod(o.method))
f = weakref.finalize(o, log.append, "finalized")
print(f.alive, f.peek()[1] == log.append, f.atexit)
del o
gc.collect()
print(m(), f.alive, log[-1], f(), f.detach())
vd, kd, ws = weakref.WeakValueDictionary(), weakref.WeakKeyDictionary(), weakref.WeakSet()
a, b = O(1), O(2)
vd["a"], vd["b"] = a, b
kd[a], kd[b] = "one", "two"
ws.add(a)
ws.add(b)
print(sorted(vd), len(kd), len(ws), vd["a"], kd[b], a in ws, vd.get("z"), sorted(vd.items()), vd.pop("b"), list(kd.values()))
vd["b"] = b
del a
gc.collect()
print(sorted(vd), len(kd), len(ws), list(ws))
try:
    vd["a"]
except KeyError as error:
    print(repr(error))
try:
    kd[5] = 1
except TypeError as error:
    print(error)


def bad(ref):
    raise ValueError("callback")


class Sub(weakref.ref):
    def __init__(self, obj, callback=None, extra=0):
        super().__init__(obj, callback)
        self.extra = extra

    def __new__(cls, obj, callback=None, extra=0):
        return super().__new__(cls, obj, callback)


s = Sub(b, None, extra=9)
print(s() is b, s.extra, s is weakref.ref(b), isinstance(s, weakref.ref))
