# How the methods of list, tuple, dict and set bind and convert arguments.
from _mod_probe import Other, facts, probe_method, report


def numbers():
    return [3, 1, 2]


for name, good, named in [
    ("append", (1,), {}), ("extend", ((),), {}), ("insert", (0, 1), {}), ("remove", (1,), {}), ("pop", (), {}),
    ("clear", (), {}), ("index", (1, 0, 5), {}), ("count", (1,), {}), ("reverse", (), {}), ("copy", (), {}),
    ("sort", (), {"key": abs, "reverse": True}),
]:
    probe_method(list, name, numbers, good, named)
for i in (0, -1, 5, 10**30, None, "x", 1.5):
    report("pop", numbers().pop, (i,))
    report("insert", numbers().insert, (i, 1))
    report("index", numbers().index, (3, i))
    report("index", numbers().index, (3, 0, i))
report("pop", [].pop, ())
report("pop", [].pop, (1,))
report("pop", [].pop, ("x",))

for name, good in [("index", (1, 0, 5)), ("count", (1,))]:
    probe_method(tuple, name, lambda: (3, 1, 2), good)


def pairs():
    return {1: 2, "xy": 3, None: 4, 1.5: 2}


for name, good, named in [
    ("get", (1, 2), {}), ("setdefault", (1, 2), {}), ("pop", (1, 2), {}), ("popitem", (), {}), ("keys", (), {}),
    ("values", (), {}), ("items", (), {}), ("clear", (), {}), ("copy", (), {}), ("update", ({},), {"a": 1}),
]:
    probe_method(dict, name, pairs, good, named)
report("update", {}.update, (), {"other": 1})
report("update", {}.update, ([(1, 2, 3)],))
report("update", {}.update, ([1],))
report("pop", {}.pop, (1,))
report("popitem", {}.popitem, ())
facts(dict.fromkeys, "fromkeys")
for args in [(), (1,), ([],), ([[]],), ([], 1), ([], 1, 2)]:
    report("fromkeys", dict.fromkeys, args)
    report("fromkeys", {}.fromkeys, args)
report("fromkeys", dict.fromkeys, ([],), {"value": 1})
for view in ({1: 2}.keys(), {1: 2}.items()):
    for args in [(), (1,), ([],), ([[]],), ([], 1)]:
        report("isdisjoint", view.isdisjoint, args)
    report("isdisjoint", view.isdisjoint, ([],), {"other": 1})


def members():
    return {3, 1, 2}


for name, good in [
    ("add", (1,)), ("remove", (1,)), ("discard", (1,)), ("pop", ()), ("clear", ()), ("update", ([1], [2])),
    ("intersection_update", ([1], [2])), ("difference_update", ([1], [2])), ("symmetric_difference_update", ([1],)),
    ("copy", ()), ("union", ([1], [2])), ("intersection", ([1], [2])), ("difference", ([1], [2])),
    ("symmetric_difference", ([1],)), ("issubset", ([1],)), ("issuperset", ([1],)), ("isdisjoint", ([1],)),
]:
    probe_method(set, name, members, good)
report("pop", set().pop, ())
f = frozenset([1])
for name, good in [
    ("copy", ()), ("union", ([1], [2])), ("intersection", ([1], [2])), ("difference", ([1], [2])),
    ("symmetric_difference", ([1],)), ("issubset", ([1],)), ("issuperset", ([1],)), ("isdisjoint", ([1],)),
]:
    method = getattr(f, name)
    facts(method, "frozenset." + name)
    for args in [(), (1,), good, good + (1,), (Other(),)]:
        report("frozenset." + name, method, args)
    report("frozenset." + name, method, good, {"bogus": 1})
report("set.add", set.add, (f, 1))
