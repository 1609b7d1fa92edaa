# Augmented assignment to names, attributes, subscripts and slices, with every operator and changing types.

x = 7
for op in ("+=", "-=", "*=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^=", "/="):
    y = x
    if op == "+=": y += 3
    elif op == "-=": y -= 3
    elif op == "*=": y *= 3
    elif op == "//=": y //= 3
    elif op == "%=": y %= 3
    elif op == "**=": y **= 3
    elif op == "<<=": y <<= 3
    elif op == ">>=": y >>= 1
    elif op == "&=": y &= 3
    elif op == "|=": y |= 8
    elif op == "^=": y ^= 3
    else: y /= 2
    print(op, y, x)


class Box:
    shared = 0
    items = []

    def __init__(self):
        self.n = 0
        self.l = [0, 0, 0]


b = Box()
c = Box()
b.shared += 5
b.items += [1]
print(b.shared, c.shared, Box.shared, b.items is Box.items, c.items, "items" in vars(b))
log = []


def idx(i):
    log.append(i)
    return i


b.l[idx(1)] += idx(10)
b.l[idx(0)] -= 1
print(b.l, log)
d = {"k": 1}
d["k"] += 0.5
try:
    d["missing"] += 1
except KeyError as e:
    print("KeyError", e, d)
l = [1, 2, 3, 4]
l[1:3] += [9]
print(l)
l[::2] *= 1
print(l)
t = (1,)
u = t
t += (2,)
s = "a"
s *= 3
print(t, u, s)
m = n = [1]
m *= 3
print(n)
a = {1}
e = a
a |= {2}
a -= {1}
print(a, e is a)


class I:
    def __init__(self, v):
        self.v = v

    def __iadd__(self, o):
        self.v += o
        return self

    def __isub__(self, o):
        return "replaced"

    def __imul__(self, o):
        return NotImplemented

    def __mul__(self, o):
        return f"mul {o}"


i = j = I(1)
i += 5
print(i is j, j.v)
i -= 1
print(i)
j *= 2
print(j)
for f in ("'a' += 1", "[] += 5", "None += 1", "1 += 'a'", "() -= ()"):
    try:
        if f == "'a' += 1":
            v = "a"; v += 1
        elif f == "[] += 5":
            v = []; v += 5
        elif f == "None += 1":
            v = None; v += 1
        elif f == "1 += 'a'":
            v = 1; v += "a"
        else:
            v = (); v -= ()
    except TypeError as err:
        print(f, "->", err, "|", v)
box = Box()
vals = [0] * 4
names = {}
for k in range(1500):
    box.n += k if k < 800 else 0.5
    vals[k & 3] += k
    vals[k % 3] ^= 5 if k < 1000 else 0
    box.l[k % 3] -= box.n // 1
    names[k % 5] = names.get(k % 5, 0)
    names[k % 5] += vals[0] % 7
    if k == 1200:
        vals[3] = float(vals[3])
print(box.n, vals, box.l, names)
