# Storing and deleting items share a slot: a class with one of them fails otherwise where it is asked for the other.
class Store:
    def __setitem__(self, k, v):
        print("stored", k, v)


class Delete:
    def __delitem__(self, k):
        print("deleted", k)


class Neither:
    pass


class Derived(Store):
    pass


class Late:
    pass


class SetAttr:
    def __setattr__(self, n, v):
        print("attr", n, v)


class SetOnly:
    def __set__(self, o, v):
        print("set", v)


class DeleteOnly:
    def __delete__(self, o):
        print("delete")


class Owner:
    s, d = SetOnly(), DeleteOnly()


def attempt(f):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e, e.args)


def store(o):
    o["k"] = 1


def delete(o):
    del o["k"]


def store_slice(o):
    o[1:2] = [3]


def delete_slice(o):
    del o[:]


for cls in (Store, Delete, Neither, Derived, Late):
    for f in (store, delete, store_slice, delete_slice):
        print(cls.__name__, f.__name__, end=" ")
        attempt(lambda: f(cls()))
Late.__setitem__ = lambda self, k, v: print("late", k)
attempt(lambda: store(Late()))
attempt(lambda: delete(Late()))
del Late.__setitem__
attempt(lambda: delete(Late()))
for o in ((1, 2), "ab", {1}, 5, None, range(3), b"x"):
    attempt(lambda: store(o))
    attempt(lambda: delete(o))
o = Owner()
attempt(lambda: setattr(o, "s", 1))
attempt(lambda: delattr(o, "s"))
attempt(lambda: setattr(o, "d", 1))
attempt(lambda: delattr(o, "d"))
a = SetAttr()
a.x = 1
attempt(lambda: delattr(a, "x"))
for n in range(300):
    attempt(lambda: delete(Store()) if n % 100 == 99 else None)
