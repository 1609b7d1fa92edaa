# Special methods are looked up on the class, not on the instance, and None switches them off.
class C:
    pass


c = C()
c.__len__ = lambda: 5
c.__call__ = lambda: 6
c.__iter__ = lambda: iter([1])
c.__getitem__ = lambda i: i
c.__add__ = lambda o: o
c.__str__ = lambda: "instance str"
c.__bool__ = lambda: False
c.__hash__ = lambda: 1
c.__eq__ = lambda o: True
c.__contains__ = lambda o: True
c.__enter__ = lambda: 1
c.__exit__ = lambda *a: 1


def error(f):
    try:
        print(f())
    except TypeError as e:
        print(type(e).__name__, e)


error(lambda: len(c))
error(lambda: c())
error(lambda: iter(c))
error(lambda: c[0])
error(lambda: c + 1)
error(lambda: bool(c))
error(lambda: c == 1)
error(lambda: 1 in c)
error(lambda: str(c).startswith("<__main__.C object at"))
C.__len__ = lambda self: 7
C.__call__ = lambda self: 8
C.__getitem__ = lambda self, i: [10, 20][i]
C.__add__ = lambda self, o: ("add", o)
C.__str__ = lambda self: "class str"
print(len(c), c(), list(c), c[1], c + 1, str(c), f"{c}", 20 in c, 30 in c)
names = ["__len__", "__call__", "__iter__", "__getitem__", "__setitem__", "__delitem__", "__contains__", "__add__", "__radd__", "__iadd__", "__neg__", "__abs__", "__invert__", "__int__", "__float__", "__complex__", "__index__", "__round__", "__hash__", "__eq__", "__lt__", "__bool__", "__str__", "__repr__", "__format__", "__bytes__", "__reversed__", "__next__", "__enter__", "__exit__", "__get__", "__set__", "__await__", "__aiter__", "__anext__", "__aenter__", "__divmod__", "__pow__", "__matmul__", "__dir__", "__sizeof__", "__class_getitem__", "__length_hint__", "__missing__", "__fspath__", "__buffer__", "__instancecheck__", "__set_name__"]
off = type("Off", (), {n: None for n in names if n not in ("__repr__", "__str__", "__set_name__")})()
error(lambda: len(off))
error(lambda: off())
error(lambda: iter(off))
error(lambda: list(off))
error(lambda: off[0])
error(lambda: off.__setitem__)
error(lambda: exec("off[0] = 1", {"off": off}))
error(lambda: exec("del off[0]", {"off": off}))
error(lambda: 1 in off)
error(lambda: off + 1)
error(lambda: 1 + off)
error(lambda: off - 1)
error(lambda: -off)
error(lambda: abs(off))
error(lambda: ~off)
error(lambda: int(off))
error(lambda: float(off))
error(lambda: complex(off))
error(lambda: [1][off])
error(lambda: round(off))
error(lambda: hash(off))
error(lambda: {off})
error(lambda: off == 1)
error(lambda: off == off)
error(lambda: off != 1)
error(lambda: off < 1)
error(lambda: bool(off))
error(lambda: format(off))
error(lambda: f"{off}")
error(lambda: bytes(off))
error(lambda: reversed(off))
error(lambda: next(off))
error(lambda: divmod(off, 1))
error(lambda: off ** 1)
error(lambda: pow(off, 1, 2))
error(lambda: off @ 1)
error(lambda: dir(off))
error(lambda: type(off)[1])
error(lambda: open(off))
error(lambda: [*off])
error(lambda: {**off})
error(lambda: print(*off))
error(lambda: isinstance(1, off))


class OnlyIndex:
    def __index__(self):
        return 3


i = OnlyIndex()
print(int(i), float(i), complex(i), [0, 1, 2, 3][i], "ab" * i, range(i), hex(i), chr(i), [1, 2, 3, 4][:i], bytes(i), round(2.34567, i))
error(lambda: i + 1)
error(lambda: -i)


class BadIndex:
    def __index__(self):
        return 1.5


error(lambda: [1][BadIndex()])
error(lambda: int(BadIndex()))
error(lambda: range(BadIndex()))
error(lambda: "a" * BadIndex())
