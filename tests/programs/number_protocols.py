# What __index__, __int__, __float__ and __complex__ may return, and what is said about it, is the same wherever a number is wanted.
import math
import operator
import warnings

warnings.simplefilter("always")


def note(message, category, filename, lineno, file=None, line=None):
    print("   ", category.__name__, message)


warnings.showwarning = note


class I(int):
    pass


class F(float):
    pass


class C(complex):
    pass


def giving(method, value):
    return type("X", (), {method: lambda self: value})()


def show(what, f):
    try:
        print(" ", what, repr(f()))
    except Exception as e:
        print(" ", what, type(e).__name__, e)


USES = {
    "int": int,
    "index": operator.index,
    "float": float,
    "complex": complex,
    "item": lambda x: [10, 20, 30, 40][x],
    "slice": lambda x: "abcdef"[x:],
    "repeat": lambda x: "ab" * x,
    "%d": lambda x: "%d" % x,
    "%x": lambda x: "%x" % x,
    "%f": lambda x: "%.1f" % x,
    "sqrt": math.sqrt,
    "floor": math.floor,
    "hex": hex,
    "chr": chr,
    "center": lambda x: "a".center(x),
    "range": lambda x: list(range(x)),
    "bytes": bytes,
    "bytearray": bytearray,
    "bytes of it": lambda x: bytes([x]),
    "round": lambda x: round(1.25, x),
    "pow": lambda x: pow(2, x, 5),
    "indices": lambda x: slice(x).indices(9),
    "real": lambda x: complex(x, 1),
    "imag": lambda x: complex(1, x),
}
for method, values in {
    "__index__": ["a", 1.0, True, I(3), 3, 1 << 70],
    "__int__": ["a", True, I(3), 3],
    "__float__": ["a", 1, F(2.5), 2.5],
    "__complex__": ["a", 1.5, C(2), 2j],
}.items():
    for value in values:
        print(method, type(value).__name__, value)
        for what, f in USES.items():
            x = giving(method, value)
            show(what, lambda: f(x))


class G(float):
    def __float__(self):
        return 9.5


print(float(G(1.5)), math.sqrt(G(2.25)), "%.2f" % G(1.5))
