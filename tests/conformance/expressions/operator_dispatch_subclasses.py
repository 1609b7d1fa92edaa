# A subclass on the right goes first, if it overrides the reflected method.
class A:
    def __init__(self, n="A"):
        self.n = n

    def __sub__(self, o):
        return f"{self.n}-{o}"

    def __rsub__(self, o):
        return f"{o} r- {self.n}"

    def __eq__(self, o):
        return f"{self.n}=={o}"

    def __lt__(self, o):
        return f"{self.n}<{o}"

    def __gt__(self, o):
        return f"{self.n}>{o}"

    __hash__ = None

    def __str__(self):
        return self.n


class B(A):
    def __rsub__(self, o):
        return f"{o} R- {self.n}"


class C(A):
    pass


class D(A):
    __rsub__ = None


class E(A):
    def __eq__(self, o):
        return f"E {self.n}=={o}"

    __hash__ = None

    def __gt__(self, o):
        return f"E {self.n}>{o}"


a, b, c, d, e = A("a"), B("b"), C("c"), D("d"), E("e")
print(a - b, b - a, a - c, c - a, b - b, a - 1, 1 - a, b - c, c - b)
for f in (lambda: a - d, lambda: 1 - d, lambda: d - a, lambda: d - 1):
    try:
        print(f())
    except TypeError as x:
        print(x)
print(a == e, e == a, a < e, e < a, a > e, e > a, a == c, c == a, a < c, c > a)


class I(int):
    def __radd__(self, o):
        return "radd"

    def __rmul__(self, o):
        return "rmul"

    def __add__(self, o):
        return "add"


class S(str):
    def __radd__(self, o):
        return "S radd"

    def __rmod__(self, o):
        return "S rmod"


class L(list):
    def __radd__(self, o):
        return "L radd"

    def __rmul__(self, o):
        return "L rmul"


print(1 + I(2), I(2) + 1, 2 * I(3), I(1) + I(1), True + I(1), 1.5 + I(1), "a" + S("b"), "%s" % S("x"), [1] + L([2]), L([1]) * 2)
