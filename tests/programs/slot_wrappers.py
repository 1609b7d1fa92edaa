# Methods and attributes of built-in classes as objects.
def shape(v):
    r = repr(v)
    at = r.find(" at 0x")
    return r if at < 0 else r[:at] + " at ..." + (">" if r.endswith(">") else "")


for v in (int.__add__, object.__init__, list.__len__, list.append, str.join, int.real, dict.get, object.__repr__, type.mro,
          type.__call__, dict.__getitem__, list.__getitem__, tuple.__getitem__, str.__contains__, dict.__contains__,
          object.__dir__, object.__format__, int.__round__, float.__trunc__, list.__reversed__, object.__eq__, set.__contains__):
    print(shape(v), type(v).__name__, v.__name__, v.__qualname__, v.__objclass__)
for v in ((5).__add__, [].__len__, [].append, "".join, object().__init__, {}.__getitem__, (1.5).__round__, (lambda: 0).__call__,
          dict.fromkeys, object.__new__, str.maketrans, int.from_bytes, type.__call__.__get__(int)):
    print(shape(v), type(v).__name__, v.__name__)
print((5).__add__.__self__, [1].append.__self__, "x".join.__self__)
print(int.__add__(3, 4), int.__add__.__get__(3)(4), int.__add__.__get__(3, int)(4), list.append.__get__([], list).__name__)
print(type(dict.__dict__["fromkeys"]).__name__, dict.__dict__["fromkeys"].__get__(None, dict)("ab"))
print(int.__add__.__get__(None, int) is int.__add__, type(int.__dict__["real"]).__name__, int.__dict__["real"].__get__(5))


def fails(f, *a):
    try:
        print("no error:", f(*a))
    except Exception as e:
        print(type(e).__name__, e)


fails(int.__add__)
fails(int.__add__, "a", 1)
fails(int.__add__.__get__, "a")
fails(list.append.__get__, 1)
fails(list.append.__get__, None)
fails(list.append, 1, 2)
fails(type(int.__add__))
fails(type(list.append))
fails(type(int.real))
for v in (int.__add__, list.append, int.real):
    fails(setattr, v, "x", 1)
# __dict__ of classes is a read-only view that follows changes.
class A:
    x = 1


d = A.__dict__
print(type(d).__name__, d["x"], "x" in d, d.get("y"), d.get("y", 2), len(d) > 3, [k for k in d if not k.startswith("_")])
A.y = 2
print(d["y"], "y" in d, [k for k in d.keys() if not k.startswith("_")], (d | {"z": 1})["z"], ({"x": 5} | d)["x"])
del A.y
print("y" in d, d == A.__dict__, d == dict(d), d != {}, d.copy()["x"], type(d.copy()).__name__, bool(d))
print([k for k, v in d.items() if v == 1], 1 in list(d.values()), "x" in dict(**{k: v for k, v in d.items() if k == "x"}))
fails(lambda: d["none"])
fails(lambda: d.__setitem__("x", 1))
fails(lambda: hash(d))
fails(lambda: d + 1)
fails(lambda: d.update({}))


def set_item():
    d["x"] = 1


def del_item():
    del d["x"]


def inplace():
    e = d
    e |= {}


fails(set_item)
fails(del_item)
fails(inplace)
Proxy = type(d)
p = Proxy({"a": 1, "b": 2})
print(p, repr(p), str(p), p == {"a": 1, "b": 2}, list(p), p["a"], len(p), list(reversed(p)), {**p}, f"{p}")
fails(Proxy, 1)
fails(Proxy, [1])
fails(Proxy)
print(sorted(k for k in vars(A) if not k.startswith("__")), vars(A) == A.__dict__, A.__dict__["__dict__"], A.__dict__["__weakref__"])
