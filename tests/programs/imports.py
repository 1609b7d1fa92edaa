# Importing sibling modules: run once, attributes, from-imports, aliases, cycles, errors, hot calls into a module.
import sys
import _mod_counter
import _mod_counter as again
from _mod_counter import bump, VALUE as value, Thing
import _mod_cycle_a

print(_mod_counter is again, _mod_counter.__name__, value, bump(), _mod_counter.count, again.count)
_mod_counter.count = 100
print(bump(), _mod_counter.get())
value = "mine"
print(_mod_counter.VALUE, value, Thing(3).triple(), Thing.__module__, _mod_counter.Thing is Thing)
print(_mod_cycle_a.name, _mod_cycle_a.partner(), _mod_cycle_a.seen)


def inside():
    import _mod_counter as m
    from _mod_counter import get
    return m.count, get()


print(inside())
for mod in ("missing_module_q", "missing.sub"):
    try:
        if mod == "missing_module_q":
            import missing_module_q
        else:
            import _mod_counter.sub
    except ImportError as e:
        print(type(e).__name__, e)
try:
    from _mod_counter import nothing_here_q
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0])
try:
    import _mod_broken
except ZeroDivisionError as e:
    print("broken:", e)
try:
    _mod_broken
except NameError as e:
    print(e)
try:
    import _mod_broken
except ZeroDivisionError as e:
    print("broken again:", e)
try:
    _mod_counter.absent
except AttributeError as e:
    print(e)

total = 0
for i in range(1200):
    total += _mod_counter.work(i)
    if i == 500:
        _mod_counter.scale = 0.5
    if i == 800:
        _mod_counter.work = lambda v: 1
    if i == 1000:
        from _mod_counter import *
        total += star_value
print(total)
print(hasattr(_mod_counter, "_private"), __name__, _mod_counter.main_name)
del _mod_counter.VALUE
print(hasattr(again, "VALUE"))
