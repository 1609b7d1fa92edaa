# Conversions and arithmetic of classes of one's own.
class N:
    def __init__(self, v):
        self.v = v

    def __int__(self): return 10
    def __float__(self): return 2.5
    def __complex__(self): return 1 + 2j
    def __index__(self): return 3
    def __bool__(self): return False
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __abs__(self): return "abs"
    def __divmod__(self, o): return ("divmod", o)
    def __rdivmod__(self, o): return ("rdivmod", o)


import math
n = N(1)
print(int(n), float(n), complex(n), bool(n), round(n), round(n, 2), math.trunc(n), math.floor(n), math.ceil(n), abs(n), divmod(n, 1), divmod(1, n))
print(hex(n), bin(n), range(5)[n], [1, 2, 3, 4][n], "abcd"[n], bytes(n), "%d %x %f" % (n, n, n), chr(n + 62) if False else chr(65), math.sqrt(n), math.factorial(n), 1 << 3 if False else 8)


class OnlyTrunc:
    def __trunc__(self):
        return 7


class OnlyIndex:
    def __index__(self):
        return 9


class IntStr:
    def __int__(self):
        return "x"


class FloatInt:
    def __float__(self):
        return 3


class IndexFloat:
    def __index__(self):
        return 1.0


class ComplexFloat:
    def __complex__(self):
        return 1.5


class RaisesInt:
    def __int__(self):
        raise ValueError("no int")


for c in (OnlyTrunc, OnlyIndex, IntStr, FloatInt, IndexFloat, ComplexFloat, RaisesInt, object):
    for f in (int, float, complex, hex, range):
        try:
            print(c.__name__, f.__name__, f(c()))
        except Exception as e:
            print(c.__name__, f.__name__, type(e).__name__, e)


class R:
    def __radd__(self, o): return f"radd {o}"
    def __rsub__(self, o): return f"rsub {o}"
    def __rmul__(self, o): return f"rmul {o}"
    def __rtruediv__(self, o): return f"rtruediv {o}"
    def __rfloordiv__(self, o): return f"rfloordiv {o}"
    def __rmod__(self, o): return f"rmod {o}"
    def __rpow__(self, o): return f"rpow {o}"
    def __rlshift__(self, o): return f"rlshift {o}"
    def __rrshift__(self, o): return f"rrshift {o}"
    def __rand__(self, o): return f"rand {o}"
    def __ror__(self, o): return f"ror {o}"
    def __rxor__(self, o): return f"rxor {o}"
    def __rmatmul__(self, o): return f"rmatmul {o}"


r = R()
print(1 + r, 1 - r, 2 * r, 1 / r, 1 // r, 1 % r, 2 ** r, 1 << r, 1 >> r, 1 & r, 1 | r, 1 ^ r, 1 @ r, 1.5 + r, "a" + r, [1] + r, (1,) + r, None + r, {} | r, {1} - r, b"a" + r, sum([r, r], 0) if False else "")
