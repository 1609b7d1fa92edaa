# Dict methods, order, views, merging, keys that are equal across types, errors.

d = {"a": 1, "b": 2}
d["c"] = 3
d["a"] = 10
print(d, len(d), "a" in d, 1 in d, d["b"], d.get("z"), d.get("z", 0), d.get("a"))
print(list(d), list(d.keys()), list(d.values()), list(d.items()), d.keys(), d.values(), d.items())
print(d.pop("a"), d.pop("zz", "none"), d, d.setdefault("b", 5), d.setdefault("n"), d)
d["a"] = 1
print(d, d.popitem(), d)
d.update({"x": 1}, y=2); d.update([("p", 0), ("q", 1)]); d.update(x=100); print(d)
del d["b"]; print(d)
e = d.copy(); d.clear(); print(d, e, bool(d), bool(e))
print(dict.fromkeys("abc"), dict.fromkeys([1, 2], 0), dict([("a", 1)], b=2), dict({"a": 1}), dict(zip("ab", [1, 2])), {**{"a": 1}, "b": 2, **{"a": 3}})
print({"a": 1} | {"b": 2, "a": 5}, {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} != {"a": 2}, {} == {})
m = {"k": 1}
m2 = m
m |= {"z": 26}
m |= [("w", 0)]
print(m, m2 is m, list(reversed(m)), list(reversed(m.items())), list(reversed(m.values())))
n = {1: "int", 1.0: "float", True: "bool", 2 ** 70: "big", (1, "t"): "tuple", None: "none", "1": "str", 2.5: "f", -1: "m1", -2: "m2"}
print(n, n[1], n[True], n[2 ** 70], n[(1, "t")], n[None], n.get(1.5), n[-1.0])
v = {"a": 1, "b": 2}.keys()
print("a" in v, len(v), sorted(v & {"a", "z"}), sorted(v | {"z"}), sorted(v - {"a"}), sorted(v ^ {"a", "q"}), v == {"a", "b"}, ("a", 1) in {"a": 1}.items(), 1 in {"a": 1}.values(), v.isdisjoint("xy"))
live = {"a": 1}
view = live.items()
live["b"] = 2
print(view, len(view))
x = {}
x["self"] = x
print(x)


for f in (lambda: {}["k"], lambda: {}[1.5], lambda: {}[(1, 2)], lambda: {}.pop("k"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: {}[{}], lambda: {1: 2}.foo,
          lambda: {} < {}, lambda: {} + {}, lambda: dict(5), lambda: dict([(1,)]), lambda: dict(["ab", "c"]), lambda: {}.get(), lambda: {1: 1}.update(5), lambda: {} | [1], lambda: [] in {}):
    try:
        print(f())
    except (TypeError, ValueError, KeyError, AttributeError) as err:
        print(type(err).__name__, err)
try:
    del {}["gone"]
except KeyError as err:
    print(repr(err), err, err.args)

c = {}
for i in range(3000):
    k = i * 7919 % 211
    c[k] = c.get(k, 0) + i
    if i % 3 == 0 and k in c:
        del c[k]
    if i % 7 == 0:
        c[str(k)] = i
    if i % 500 == 499:
        c[float(k)] = -1
print(len(c), list(c.items())[:6], sum(c.values()), sum(1 for k in c if type(k) is str))
s = {}
for i in range(2000):
    s[(i % 10, i % 3)] = i
print(len(s), s[(3, 0)], sorted(s)[:5])
