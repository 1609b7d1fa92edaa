# Unary operators and power: precedence, associativity, protocols.
print(-2 ** 2, (-2) ** 2, 2 ** -2, 2 ** 3 ** 2, -2 ** -2, ~2 ** 2, +-+-1, not not 1, not -1, - -1, ~~5, -~5, ~-5, not 0 == 1, -1 ** 0, (-1) ** 0.5 == 1j ** 1 or True)


class V:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return self.n

    def __neg__(self):
        return V(f"-({self.n})")

    def __pos__(self):
        return V(f"+({self.n})")

    def __invert__(self):
        return V(f"~({self.n})")

    def __pow__(self, o, m=None):
        return V(f"({self.n}**{o}" + (f"%{m})" if m is not None else ")"))

    def __rpow__(self, o, m=None):
        return V(f"({o}r**{self.n}" + (f"%{m})" if m is not None else ")"))

    def __ipow__(self, o):
        return V(f"({self.n}**={o})")

    def __mul__(self, o):
        return V(f"({self.n}*{o})")

    def __abs__(self):
        return "abs"


a, b, c = V("a"), V("b"), V("c")
print(-a ** b, (-a) ** b, a ** -b, a ** b ** c, -a * b, ~a ** -b ** c, +a ** +b, 2 ** a, a ** 2, pow(a, 2, 3), pow(2, a), abs(a), -(-a), a ** b * c, a * b ** c)
a **= 2
print(a)


class OnlyIadd:
    def __ipow__(self, o):
        return NotImplemented


for text in ["-'a'", "+[]", "~1.5", "-None", "not NotImplemented", "~None", "2 ** 'a'", "'a' ** 2", "pow(1)", "pow()", "pow(1, 2, 3, 4)", "pow(1.5, 2, 3)", "pow('a', 2, 3)", "pow(exp=2, base=3)", "pow(2, exp=3, mod=5)", "2 ** -1", "0 ** -1", "0.0 ** -1.5", "0j ** -1", "1e200 ** 2", "(-1) ** 0.5", "2 ** 1000 % 7", "True ** 2", "(-8) ** (1/3)"]:
    try:
        print(text, eval(text))
    except Exception as e:
        print(text, type(e).__name__, e)
x = OnlyIadd()
try:
    x **= 2
except TypeError as e:
    print(e)
