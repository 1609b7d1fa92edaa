# Operator dunders: forward, reflected, in-place, NotImplemented, unary, comparison.


class V:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"V({self.x}, {self.y})"

    def __add__(self, o):
        if isinstance(o, V):
            return V(self.x + o.x, self.y + o.y)
        if isinstance(o, (int, float)):
            return V(self.x + o, self.y + o)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, o):
        return V(self.x - o.x, self.y - o.y)

    def __mul__(self, k):
        return self.x * k.x + self.y * k.y if isinstance(k, V) else V(self.x * k, self.y * k)

    def __rmul__(self, k):
        return V(k * self.x, k * self.y)

    def __neg__(self):
        return V(-self.x, -self.y)

    def __pos__(self):
        return self

    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __invert__(self):
        return V(self.y, self.x)

    def __iadd__(self, o):
        self.x += o.x
        self.y += o.y
        return self

    def __eq__(self, o):
        return isinstance(o, V) and (self.x, self.y) == (o.x, o.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __lt__(self, o):
        return abs(self) < abs(o)

    def __bool__(self):
        return self.x != 0 or self.y != 0

    def __truediv__(self, k):
        return V(self.x / k, self.y / k)

    def __round__(self, n=None):
        return V(round(self.x, n), round(self.y, n))


a, b = V(1, 2), V(3, 4)
print(a + b, a - b, a * 2, 2 * a, a * b, -a, +a, abs(b), ~a, a + 1, 1 + a, a / 2, round(V(1.26, 2.5), 1), round(V(1.5, 2.5)), sum([a, b]), bool(V(0, 0)), not a)
print(a == V(1, 2), a != V(1, 2), a == 1, a != 1, a < b, a > b, {a: 1}[V(1, 2)], V(1, 2) in [a], sorted([b, a]), max(a, b), [a, b].index(V(3, 4)))
c = a
a += b
print(a, c, a is c)
a -= V(1, 1)
print(a, c, a is c)
for f in (lambda: a + "x", lambda: "x" + a, lambda: a - 1, lambda: a ** 2, lambda: 2 - a, lambda: a <= b, lambda: a @ b, lambda: a // 2, lambda: a[0], lambda: a < 1):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


class Log:
    def __init__(self, name):
        self.name = name


def binary(name):
    def op(self, other):
        print(self.name, name, other.name if isinstance(other, Log) else other, end="; ")
        return NotImplemented if name.startswith("__i") else name
    return op


for n in ("add", "sub", "mul", "truediv", "floordiv", "mod", "divmod", "pow", "lshift", "rshift", "and", "or", "xor", "matmul"):
    for prefix in ("", "r", "i") if n != "divmod" else ("", "r"):
        setattr(Log, f"__{prefix}{n}__", binary(f"__{prefix}{n}__"))
x, y = Log("x"), Log("y")
print(x + y, x - 1, 1 * x, x / y, 2 // x, x % y, divmod(3, x), x ** y, 2 ** x, x << 1, 1 >> x, x & y, 1 | x, x ^ y, x @ y, 1.5 @ x)
z = x; z += 1; print(z)
z = x; z <<= y; print(z)
z = x; z **= 2; print(z)
z = 5; z -= x; print(z)


class P:
    def __add__(self, o): return "P.add"
    def __radd__(self, o): return "P.radd"
    def __eq__(self, o): return "P.eq"
    def __lt__(self, o): return "P.lt"
    def __gt__(self, o): return "P.gt"


class Q(P):
    def __radd__(self, o): return "Q.radd"
    def __gt__(self, o): return "Q.gt"


class R(P):
    pass


print(P() + Q(), Q() + P(), P() + R(), P() + P(), 1 + P(), P() < Q(), Q() < P(), P() == 1, 1 == P(), 1 < P(), 1 > P(), P() != 1)


class No:
    def __eq__(self, o): return NotImplemented
    def __add__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented


n = No()
print(n == n, n == No(), n != n, n == 1)
try:
    hash(n)
except TypeError as e:
    print(e)
try:
    n + n
except TypeError as e:
    print(e)
try:
    n < n
except TypeError as e:
    print(e)

acc = V(0, 0)
for i in range(1000):
    acc = acc + V(i, -i) if i % 2 else acc + i
    if i == 700:
        acc = acc * 0.5
    acc += V(1, 1)
print(acc)
