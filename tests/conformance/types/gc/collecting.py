# gc: cycles with and without finalizers, resurrected objects, callbacks, thresholds, what is tracked.
import gc

gc.collect()
log = []


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name)


a = Node("a")
a.me = a
del a
print(log, gc.collect() > 0, log)
log.clear()
x, y = Node("x"), Node("y")
x.other, y.other = y, x
del x, y
gc.collect()
print(sorted(log))
log.clear()
saved = []


class Phoenix:
    def __init__(self):
        self.me = self

    def __del__(self):
        saved.append(self)
        log.append("del")


p = Phoenix()
del p
gc.collect()
print(log, len(saved), saved[0].me is saved[0])
saved.clear()
gc.collect()
print(log)
log.clear()


class Raises:
    def __init__(self):
        self.me = self


r = Raises()
del r
print(gc.collect() >= 1, gc.garbage)
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled())
old = gc.get_threshold()
gc.set_threshold(500, 5, 5)
print(gc.get_threshold()[0], len(gc.get_count()), gc.set_threshold(*old))
print([gc.is_tracked(v) for v in (1, "a", 1.5, None, [], [1], object, Node("t"))], gc.is_finalized(1))
seen = []


def callback(phase, info):
    seen.append((phase, sorted(info)))


gc.callbacks.append(callback)
gc.collect()
gc.callbacks.remove(callback)
print(seen)
for args in ((5,), (-1,), ("x",), (1, 2)):
    try:
        gc.collect(*args)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(gc.collect(0) >= 0, gc.collect(generation=1) >= 0, type(gc.get_objects()).__name__, gc.get_debug())
inner = [1]
outer = [inner]
print(inner in gc.get_referents(outer), any(o is outer for o in gc.get_referrers(inner)), gc.get_referents(5), gc.get_referents())
gc.freeze()
print(gc.get_freeze_count() >= 0, gc.unfreeze(), gc.get_freeze_count())
log.clear()


def f():
    n = Node("local")
    g = (i for i in [n])
    next(g)
    n.g = g


f()
gc.collect()
print(log)
log.clear()


class C:
    pass


for i in range(3):
    cls = type(f"T{i}", (C,), {})
    cls.self = cls
del cls
gc.collect()
print(C.__subclasses__())
try:
    1 / 0
except ZeroDivisionError as e:
    kept = e
kept.frame = kept.__traceback__
n = Node("by frame")
del kept
gc.collect()
print(log)
del n
print(log)
