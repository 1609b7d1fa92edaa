# What the gc module knows and can be told.
import gc
class N:
    pass
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def make(tag):
    n = N()
    n.me = n
    n.tag = tag
gc.collect()
n = N()
n.a, n.b, n.c = 1, 'x', [1]
print(gc.get_referents([1, 'a', [2]]), gc.get_referents((1, 2.5, None)), gc.get_referents({'k': 1, 'l': [2]}), gc.get_referents({1: 2, (3,): 4}))
print(gc.get_referents({5}), gc.get_referents(n), gc.get_referents(1, 'a'), gc.get_referents(slice(1, 2)), gc.get_referents([1], [2]))
l = [n]
d = {'n': n}
print(sorted(type(r).__name__ for r in gc.get_referrers(n) if r is l or r is d), gc.get_referrers(), gc.get_referents())
for v in [1, 'a', [], (), (1,), ([],), {}, {'a': 1}, set(), frozenset(), N, N(), make, gc, 1.5, None, b'', range(3), iter([]), object(), (x for x in []), 1j, 10**40, make.__code__, type, int, len, ValueError(), [].append, property(), slice(1)]:
    print(type(v).__name__, gc.is_tracked(v), end='; ')
print()
for args in [(-1,), (3,), ('a',), (1, 2)]:
    attempt(lambda: gc.collect(*args))
attempt(lambda: gc.collect(generation=1) >= 0)
for args in [(-2,), (3,), ('a',), (1, 2)]:
    attempt(lambda: len(gc.get_objects(*args)))
x = []
def among(age):
    return any(o is x for o in gc.get_objects(age))
print(among(0), among(1), among(2), among(None))
gc.collect()
print(among(0), among(1), among(2), among(None))
print(gc.set_threshold(700), gc.get_threshold())
print(gc.set_threshold(700, 5), gc.get_threshold())
gc.set_threshold(1, 2, 3)
print(gc.get_threshold())
attempt(lambda: gc.set_threshold())
attempt(lambda: gc.set_threshold('a'))
attempt(lambda: gc.set_threshold(1, 2, 3, 4))
attempt(lambda: gc.set_threshold(a=1))
gc.set_threshold(2000, 10, 10)
print(len(gc.get_count()), all(type(i) is int for i in gc.get_count()))
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK, gc.get_debug())
attempt(lambda: gc.set_debug())
attempt(lambda: gc.set_debug('a'))
# What is found is kept.
gc.set_debug(gc.DEBUG_SAVEALL)
make('saved')
print(gc.collect(), [o.tag for o in gc.garbage if type(o) is N], gc.garbage[0].me is gc.garbage[0], gc.get_debug())
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect())
# Frozen objects are left alone.
make('frozen')
gc.freeze()
print(gc.get_freeze_count() > 10, gc.is_tracked(x), among(None), gc.collect())
print(gc.unfreeze(), gc.get_freeze_count(), gc.collect() > 0)
# Callbacks.
seen = []
def callback(phase, info):
    seen.append((phase, info['generation'], info['collected'] > 0, info['uncollectable'], sorted(info)))
gc.callbacks.append(callback)
make('seen')
gc.collect()
gc.collect(1)
gc.callbacks.remove(callback)
print(*seen, sep='\n')
before = gc.get_stats()
make('counted')
gc.collect()
after = gc.get_stats()
print([sorted(s) for s in after], after[2]['collections'] - before[2]['collections'], after[2]['collected'] > before[2]['collected'])
class D:
    def __del__(self):
        global kept
        kept = self
D()
for i in range(1):
    pass
print(gc.is_finalized(kept), gc.is_finalized(n), gc.is_finalized(1))
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled())
attempt(lambda: gc.enable(1))
attempt(lambda: gc.is_tracked())
# Automatic collections find cycles and call the callbacks.
phases = set()
gc.callbacks.append(lambda phase, info: phases.add(phase))
made = 0
class Counted:
    alive = 0
    def __init__(self):
        Counted.alive += 1
        self.me = self
    def __del__(self):
        Counted.alive -= 1
for i in range(200000):
    Counted()
    if len(phases) == 2:
        break
print(sorted(phases), Counted.alive < 200000)
