# exec and eval run in the dicts they are given, not in copies.
d = {}
exec("x = 1\ndef f(): return x\ndef g(v):\n    global x\n    x = v", d)
d["x"] = 2
print(d["f"](), sorted(k for k in d if k != "__builtins__"))
d["g"](5)
print(d["x"], d["f"](), d["f"].__globals__ is d)
del d["x"]
try:
    d["f"]()
except NameError as e:
    print("NameError", e)
d["x"] = "again"
print(d["f"]())
exec("del x", d)
print("x" in d)
d.update(x=7)
print(d["f"]())
d.clear()
exec("y = 1", d)
print(sorted(d))

# The order of names is that of binding, as in any dict.
d = {"b": 1}
exec("def late(): return zz, aa\nq = 1\naa = 2\nzz = 3\ndel q\nq = 4", d)
print([k for k in d if k != "__builtins__"], d["late"]())

# globals() is the dict of the module.
G = globals()
print(type(G) is dict, G is globals(), G["G"] is G)
G["made"] = 10
print(made)
made = 11
print(G["made"], G.get("made"), G.pop("made"))
try:
    made
except NameError as e:
    print(e)
G.setdefault("made", 12)
print(made, "made" in G, G.setdefault("made", 13))
n = len(G)
G[1] = "no name"
print(len(G) - n, G[1], G.pop(1))
copy = dict(G)
made = 14
print(copy["made"], made, list(copy) == list(G) or list(copy)[:3] == list(G)[:3])
print({k: v for k, v in G.items() if k == "made"})


def counter():
    global count
    count += 1
    return count


count = 0
total = 0
for i in range(3000):
    total += counter()
    if i % 1000 == 500:
        G["count"] = 0
print(total, count)

for i in range(3000):
    if i % 3 == 0:
        G["flip"] = i
    elif i % 3 == 1:
        total += flip
    else:
        del G["flip"]
print(total, "flip" in G)

# Separate locals: names are found there first, and stored there.
g, l = {"a": 1}, {"b": 2}
exec("c = a + b\na = 10\nimport sys as s\ndef h(): return a\nclass K:\n    z = a\n[w for w in (1, 2)]", g, l)
print(sorted(k for k in g if k != "__builtins__"), sorted(l), l["c"], l["a"], g["a"], l["h"](), l["K"].z)
try:
    exec("del nothing", g, l)
except NameError as e:
    print(e)
try:
    exec("def r(): return c\nr()", g, l)
except NameError as e:
    print(e)
exec("for i in range(3): pass\ntry:\n    1 / 0\nexcept ZeroDivisionError as e:\n    m = str(e)\ndel a", g, l)
print(l["i"], l["m"], "e" in l, "a" in l)
print(eval("a + b", g, l), eval("[a + k for k in (1, 2)]", {"a": 1}, {"b": 1}))


class Map:
    def __init__(self):
        self.d = {}

    def __getitem__(self, k):
        print("get", k)
        return self.d[k]

    def __setitem__(self, k, v):
        print("set", k)
        self.d[k] = v

    def __delitem__(self, k):
        print("del", k)
        del self.d[k]


m = Map()
exec("p = 1\nq = p + 1\ndel p\nlen", {}, m)
print(m.d)


class Chain(dict):
    def __missing__(self, k):
        return f"<{k}>"


print(eval("one + two", {}, Chain(one="1")))
for bad in (lambda: exec("1", 5), lambda: exec("1", {}, 5), lambda: eval("1", 5), lambda: eval("1", {}, 5)):
    try:
        bad()
    except TypeError as e:
        print(e)

code = compile("v = 3\nr = v * k", "<s>", "exec")
for k in (1, 2):
    n = {"k": k}
    exec(code, n)
    print(n["r"])
    loc = {}
    exec(code, n, loc)
    print(loc)


# Built-ins of one's own.
try:
    exec("len([])", {"__builtins__": {}})
except NameError as e:
    print(e)
exec("print(len([1, 2]))", {"__builtins__": {"len": lambda x: "mine", "print": print}})


def outer():
    a = 1
    exec("a = 2; b = 3")
    try:
        b
    except NameError as e:
        print(e)
    exec("b = a + 5", globals(), loc := {"a": a})
    return a, loc, eval("a + 1"), eval("[a for _ in (1,)]", {"a": 9})


print(outer())
