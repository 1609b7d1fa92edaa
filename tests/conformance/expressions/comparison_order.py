# Chains of comparisons: what is evaluated, in which order, and what decides.
class V:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"V{self.n}"

    def _op(name, f):
        def method(self, o):
            print(self, name, o, end="; ")
            return f(self.n, o.n) if isinstance(o, V) else NotImplemented

        return method

    __lt__ = _op("<", lambda a, b: a < b)
    __gt__ = _op(">", lambda a, b: a > b)
    __le__ = _op("<=", lambda a, b: a <= b)
    __ge__ = _op(">=", lambda a, b: a >= b)
    __eq__ = _op("==", lambda a, b: a == b)
    __hash__ = None


class W(V):
    def __lt__(self, o):
        print("W.<", end="; ")
        return "w"

    def __gt__(self, o):
        print("W.>", end="; ")
        return []


def get(x):
    print("get", x, end="; ")
    return x


a, b, c = V(1), V(2), V(3)
print(get(a) < get(b) < get(c))
print(get(a) < get(b) > get(c) < get(a))
print(get(b) == get(b) != get(c) is not get(a))
print(a < W(0), W(0) < a, a > W(1), W(2) > W(1))
print(a <= b >= a == a)
print(not a < b, (a < b) < c if False else "-", a < b and b < c)
for f in (lambda: a < 5, lambda: 5 < a, lambda: a == 5, lambda: a != 5, lambda: 5 == a, lambda: a < None, lambda: a in [c, a], lambda: a not in (b,), lambda: {a}, lambda: [a] == [V(1)], lambda: (a, b) < (a, c), lambda: max(a, c, b)):
    try:
        print(f())
    except TypeError as e:
        print("|", e)


class Truth:
    def __init__(self, t):
        self.t = t

    def __bool__(self):
        print("bool", self.t, end="; ")
        if self.t is None:
            raise ValueError("no truth")
        return self.t


class R:
    def __init__(self, r):
        self.r = r

    def __lt__(self, o):
        return Truth(self.r)


print(type(R(True) < R(False) < R(True)).__name__)
print(type(R(False) < R(True) < R(True)).__name__)
try:
    R(None) < R(True) < R(True)
except ValueError as e:
    print(e)
print(type(R(None) < 1).__name__)
x = [1]
print(x is x is x, x == [1] == [1.0], 1 < 2 in [2, 3], 1 in [1] == True, "a" < "b" < "c" != "d")
print(1 < 3 > 2, 1 == 1.0 == True, None is None is not x, float("nan") != float("nan") == 1)
