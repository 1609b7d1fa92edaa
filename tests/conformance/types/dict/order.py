# Order of insertion through every change, and what equality and views make of it.
d = {}
for k in "hello world":
    d[k] = d.get(k, 0) + 1
print(d, list(d), list(d.values()), list(reversed(d)))
del d["l"]
d["l"] = "again"
d["h"] = "same place"
print(list(d), d.popitem(), d.popitem(), list(d))
d.update([("z", 1), ("e", 2)])
print(list(d))
e = dict(reversed(d.items()))
print(list(e), d == e, list(d) == list(e), d.keys() == e.keys(), d.items() == e.items())
print(list({**d, "first": 0, **e}), list(d | {"new": 1, "h": 2}), list({"new": 1, "h": 2} | d))
d |= {"h": 5, "q": 6}
print(list(d.items()))
d.setdefault("h", 9)
d.setdefault("last", 10)
print(list(d)[-1], d.pop("h"), list(d)[0])
big = {n: -n for n in range(1000)}
for n in range(0, 1000, 3):
    del big[n]
for n in range(0, 1000, 5):
    big[n] = n
keys = list(big)
print(len(big), keys[:8], keys[-3:], sum(big.values()), big[5], big[10], big[15])
big.clear()
big["x"] = 1
print(big)
same = {1: "int", 1.0: "float", True: "bool"}
print(same, {0: 1, False: 2, -0.0: 3}, {"1": 1, 1: 2}, len({1, 1.0, True, 1 + 0j}), {(1, 2.0): 3}[(True, 2)])
def many(**named):
    return list(named)

print(many(b=1, a=2, **{"d": 1, "c": 2}), list(dict(z=1, y=2)), list(dict([("b", 1), ("a", 2)], c=3)))
class C:
    def __init__(self):
        self.b = self.a = self.c = 1

    z = y = x = 1

c = C()
del c.a
c.a = 2
print(list(vars(c)), [k for k in vars(C) if k in "xyz"])
for k in list(d):
    d[k + "!"] = d.pop(k)
print(list(d))
print({k: v for k, v in zip("cab", range(3))}, {v: k for k, v in {"a": 1, "b": 1}.items()}, dict.fromkeys("banana"))
