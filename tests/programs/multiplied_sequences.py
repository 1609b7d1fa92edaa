# What is said of a sequence times something that is no number, whichever side it is on.


class Odd:
    def __mul__(self, other):
        return NotImplemented

    __rmul__ = __add__ = __mul__


class Plain:
    pass


def tell(f):
    try:
        print(f())
    except TypeError as e:
        print(e)


for x in (Odd(), Plain(), None, 1.5, {}):
    for s in ("x", [1], (1,), b"x", bytearray(b"x"), range(2)):
        tell(lambda: x * s)
        tell(lambda: s * x)
        tell(lambda: x + s)


def in_place(a, b):
    a *= b
    return a


for x in (Odd(), Plain(), None):
    tell(lambda: in_place(x, "x"))
    tell(lambda: in_place("x", x))
    tell(lambda: in_place([1], x))
    tell(lambda: in_place(x, [1]))
    tell(lambda: in_place(x, x))
