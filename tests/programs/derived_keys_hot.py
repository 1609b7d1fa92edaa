# Instances of classes derived from str, int, dict and set: compared, looked up and looked into, in loops.
class Sym(str):
    pass


class Loud(str):
    def __eq__(self, other):
        calls.append("eq")
        return str.__eq__(self, other)

    def __hash__(self):
        calls.append("hash")
        return str.__hash__(self)


class EqOnly(str):
    def __eq__(self, other):
        return True


class NeOnly(str):
    def __ne__(self, other):
        return "ne"


class LtOnly(str):
    def __lt__(self, other):
        return "lt"


class Num(int):
    pass


class Env(dict):
    def find(self, k):
        return self if k in self else None


class Odd(dict):
    def __contains__(self, k):
        return k == "odd"


class Bag(set):
    pass


calls = []


def compare(xs, ys):
    out = []
    for x in xs:
        for y in ys:
            n = 0
            if x == y:
                n += 1
            if x != y:
                n += 2
            if x == "if":
                n += 4
            if "if" != y:
                n += 8
            if x < y:
                n += 16
            if x >= y:
                n += 32
            out.append(n)
    return out


strs = [Sym("if"), Sym("x"), "if", "y", Sym("")]
for k in range(40):
    r = compare(strs, strs)
print(r)
odd = [Loud("if"), NeOnly("if"), LtOnly("x"), "if", Sym("x")]
for k in range(40):
    r = compare(odd, odd)
print(r, len(calls))
calls.clear()


def equal(xs, ys):
    return [(x == y, x != y, x is y) for x in xs for y in ys]


for k in range(40):
    r = equal([EqOnly("a"), Sym("a"), 3, None, Num(3), "b"], [Sym("b"), 3, Num(3), None, EqOnly("z"), 3.0, True])
print(r)
for k in range(60):
    try:
        r = compare([Sym("a")], ["b" if k < 50 else 5])
    except TypeError as e:
        r = e
print(r)


def look(ds, ks):
    out = []
    for d in ds:
        for k in ks:
            n = 0
            if k in d:
                n += 1
            n += 2 * (k not in d)
            out.append((n, d.get(k) if isinstance(d, dict) else None))
    return out


ks = [Sym("a"), "a", Sym("zz"), Num(1), 1, 1.0, True, Num(7), Loud("a"), (1, Sym("a")), None]
ds = [{"a": 1, 1: "one"}, {Sym("a"): 2, Num(1): 3}, Env(a=4), Env({Num(1): 5, Sym("zz"): 6}), Odd(a=1), {"a", 1}, Bag([Sym("a"), Num(7)]), {(1, "a"): 9}]
for k in range(40):
    r = look(ds, ks)
print(r, len(calls))


def walk(env, names):
    t = 0
    for n in names:
        e = env.find(n)
        t += e[n] if e is not None else -1
    return t


env = Env({Sym("x"): 1, "y": 2, Sym("z"): 3})
for k in range(60):
    r = walk(env, [Sym("x"), "x", Sym("y"), "y", Sym("q"), "z"])
print(r)
d = {}
for k in range(200):
    d[Sym("k%d" % (k % 7))] = k
    d["k%d" % (k % 5)] = k
    d[Num(k % 3)] = k
    d[k % 4] = k
print(len(d), [type(k).__name__ for k in d], sorted(map(str, d.values())))
print({Sym("a"): 1} == {"a": 1}, {Num(1)} == {1}, Sym("a") in ["b", "a"], [Sym("a")].index("a"), hash(Sym("a")) == hash("a"))
Sym.__eq__ = lambda self, other: False
for k in range(40):
    r = walk(env, ["y"]), [Sym("x") == "x", "x" == Sym("x")]
try:
    hash(Sym("x"))
except TypeError as e:
    print(e)
print(r)
