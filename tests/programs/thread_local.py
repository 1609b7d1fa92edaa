# Attributes that each thread has for itself.
import gc
import threading
import weakref
from threading import local


def in_thread(function, *args):
    result = []

    def run():
        try:
            result.append(function(*args))
        except Exception as e:
            result.append(f"{type(e).__name__}: {e}")

    t = threading.Thread(target=run)
    t.start()
    t.join()
    return result[0]


def error(function, *args):
    try:
        print("no error", function(*args))
    except Exception as e:
        print(type(e).__name__, e)


data = local()
print(local, type(data).__mro__, local.__doc__)
data.x = 1
data.y = [2]
print(data.x, data.y, data.__dict__, sorted(vars(data)))
print(in_thread(lambda: data.x), in_thread(lambda: data.__dict__))


def sets():
    data.x = "other"
    data.z = 3
    return data.x, sorted(data.__dict__)


print(in_thread(sets), data.x, hasattr(data, "z"), getattr(data, "z", "none"))
del data.x
print(sorted(data.__dict__), "y" in dir(data), "x" in dir(data))
error(lambda: data.x)
error(delattr, data, "x")
error(setattr, data, "__dict__", {})
error(delattr, data, "__dict__")
error(local, 1)
error(lambda: local(a=1))
data.__dict__["w"] = 4
print(data.w)

# Classes with __init__ call it in each thread, with what the object was made with.
class Counting(local):
    kind = "class"
    made = []

    def __init__(self, start, *, step=1):
        Counting.made.append((start, step))
        self.n = start
        self.step = step

    def next(self):
        self.n += self.step
        return self.n

    @property
    def twice(self):
        return self.n * 2

    @twice.setter
    def twice(self, value):
        self.n = value // 2


counting = Counting(10, step=5)
print(counting.next(), counting.next(), counting.twice)
print(in_thread(lambda: (counting.next(), counting.twice, counting.kind)), counting.n)
counting.twice = 8
print(counting.n, in_thread(lambda: counting.n), Counting.made)
counting.kind = "mine"
print(counting.kind, in_thread(lambda: counting.kind), Counting.kind)
error(Counting)


class Fails(local):
    fail = False

    def __init__(self):
        if Fails.fail:
            raise ValueError("init")
        self.fine = True


fails = Fails()
Fails.fail = True
print(in_thread(lambda: fails.fine), fails.fine)
Fails.fail = False
print(in_thread(lambda: fails.fine))


class Slotted(local):
    __slots__ = ("shared",)


slotted = Slotted()
slotted.shared = 1
slotted.own = 2
print(in_thread(lambda: (slotted.shared, hasattr(slotted, "own"))))


class Hooked(local):
    def __getattr__(self, name):
        return f"no {name}"

    def __setattr__(self, name, value):
        super().__setattr__(name, ("set", value))


hooked = Hooked()
hooked.a = 1
print(hooked.a, hooked.b, in_thread(lambda: hooked.a))


# What a thread has put there goes when it ends.
class Thing:
    pass


refs = []


def puts():
    thing = data.thing = Thing()
    refs.append(weakref.ref(thing))
    thing.me = thing
    counting.thing = other = Thing()
    refs.append(weakref.ref(other))


in_thread(puts)
gc.collect()
print([r() for r in refs])


def leaves():
    mine = local()
    mine.thing = Thing()
    refs.append(weakref.ref(mine.thing))
    refs.append(weakref.ref(mine))


leaves()
gc.collect()
print([r() for r in refs])

cyclic = local()
cyclic.me = cyclic
ref = weakref.ref(cyclic)
del cyclic
gc.collect()
print(ref())


def loops(k):
    data.n = 0
    for i in range(3000):
        data.n += k
    return data.n


results = []
threads = [threading.Thread(target=lambda k=k: results.append(loops(k))) for k in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results), loops(7))
