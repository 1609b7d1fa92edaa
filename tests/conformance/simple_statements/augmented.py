# Augmented assignment: in place, then the plain operator; the target is evaluated once.
class I:
    def __init__(self, v, inplace=True):
        self.v, self.inplace = v, inplace

    def __iadd__(self, o):
        print("iadd", end=" ")
        if not self.inplace:
            return NotImplemented
        self.v += 1
        return self

    def __add__(self, o):
        print("add", end=" ")
        return I(self.v + 10, self.inplace)

    def __radd__(self, o):
        print("radd", end=" ")
        return "r"

    def __repr__(self):
        return f"I({self.v})"


a = b = I(1)
a += 1
print(a, a is b)
a = b = I(1, False)
a += 1
print(a, b)
x = 5
x += I(1)
print(x)
x = [1]
y = x
x += (2, 3)
x += "ab"
print(x, y is x)
x *= 2
print(x, y is x)
x = x + [0]
print(y is x)
t = ([], 1)
try:
    t[0] += [1, 2]
except TypeError as e:
    print(e, t)
s = "ab"
s *= 2
s += "c"
print(s)
d = {"k": 1}
d["k"] += 1
d |= {"z": 3}
d |= [("y", 4)]
print(d)
e = {1, 2}
f = e
e |= {3}
e -= {1}
e &= {2, 3, 4}
e ^= {2, 9}
print(sorted(e), e is f)


class P:
    def __init__(self):
        self._v = 1

    @property
    def v(self):
        print("get", end=" ")
        return self._v

    @v.setter
    def v(self, x):
        print("set", end=" ")
        self._v = x

    def __getitem__(self, k):
        print("item", k, end=" ")
        return 1

    def __setitem__(self, k, v):
        print("store", k, v, end=" ")


p = P()
p.v += 4
print(p.v)


def idx():
    print("idx", end=" ")
    return 3


p[idx()] += 5
print()
p[idx():idx()] -= 5
print()


class Cls:
    n = 1


c = Cls()
c.n += 5
print(c.n, Cls.n, vars(c))


def error(text):
    try:
        exec(text, {"c": Cls, "t": (1, 2), "s": "abc", "P": property(lambda self: 1)})
        print(text, "-> fine")
    except SyntaxError as e:
        print(text, "->", e.msg, e.offset, e.end_offset)
    except Exception as e:
        print(text, "->", type(e).__name__, e)


for text in ["u += 1", "c.zz += 1", "t[0] += 1", "s[0] += 'x'", "t += 1", "s += 1", "s -= 'a'", "x = []; x += 1", "x = {}; x += {}", "x = 1; x @= 2", "x = 1; x <<= -1", "x = None; x += 1", "x = []; x *= 1.5", "x = set(); x |= []", "x = {}; x |= 1", "x = {}; x |= [1]", "x = []; x[0] += 1", "x = {}; x['k'] += 1", "def f(): u += 1\nf()", "def f():\n  x += 1\n  global y\nx = 1\nf()", "class A:\n  x += 1", "x = 5\nclass A:\n  x += 1\nprint(A.x, x)",
             "(a, b) += 1", "[a] += 1", "a, b += 1", "*a += 1", "f() += 1", "(a) += 1", "a += b += 1", "a += yield", "a + b += 1", "1 += 1", "None += 1", "'a' += 1", "x: int += 1", "a if b else c += 1", "(x := 1) += 2", "[a for a in b] += 1", "lambda: x += 1", "f'{x}' += 1", "a.b() += 1", "-a += 1", "a < b += 1", "{} += 1", "... += 1", "a += 1, 2", "a += *b, c", "a += *b", "a +=", "a =+ 1"]:
    error(text)
