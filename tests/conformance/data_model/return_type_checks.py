# What special methods may return.
import warnings

warnings.simplefilter("ignore")


class Iter:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration

    def __repr__(self):
        return "Iter()"


def make(name, value):
    return type("T", (), {name: lambda self, *a: value})()


def show(name, value, f):
    try:
        print(name, repr(value), "->", f(make(name, value)))
    except Exception as e:
        print(name, repr(value), "->", type(e).__name__, e)


class S(str):
    pass


class I(int):
    pass


class B(bytes):
    pass


for v in ("s", 1, None, b"b", S("sub")):
    show("__str__", v, str)
    show("__repr__", v, repr)
    show("__format__", v, lambda o: format(o, "x"))
    show("__format__", v, lambda o: f"{o}")
for v in (1, 1.5, "1", None, True, I(5), -1, 1 << 70):
    show("__int__", v, int)
    show("__index__", v, lambda o: [0, 1, 2][o])
    show("__len__", v, len)
    show("__hash__", v, hash)
    show("__length_hint__", v, lambda o: __import__("operator").length_hint(o))
for v in (1.5, 1, "1", True, None):
    show("__float__", v, float)
    show("__complex__", v, complex)
for v in (True, False, 1, 0, None, "x"):
    show("__bool__", v, bool)
    show("__contains__", v, lambda o: 1 in o)
    show("__eq__", v, lambda o: o == 1)
    show("__lt__", v, lambda o: o < 1)
    show("__instancecheck__", v, lambda o: isinstance(1, o))
    show("__subclasscheck__", v, lambda o: issubclass(int, o))
for v in (Iter(), [1], 5, None):
    show("__iter__", v, lambda o: list(o))
    show("__reversed__", v, lambda o: reversed(o))
for v in (b"x", "x", B(b"y"), None, bytearray(b"z")):
    show("__bytes__", v, bytes)
for v in ("p", b"p", 1, None):
    show("__fspath__", v, lambda o: __import__("os").fspath(o))
for v in ((1, 2), [1, 2], 5, None):
    show("__divmod__", v, lambda o: divmod(o, 1))
    show("__round__", v, round)
    show("__trunc__", v, lambda o: __import__("math").trunc(o))
    show("__abs__", v, abs)
    show("__neg__", v, lambda o: -o)
    show("__call__", v, lambda o: o())
    show("__init__", v, lambda o: type(type(o)()).__name__)
    show("__new__", v, lambda o: type(o)())
for v in (["b", "a"], ("z",), "xy", 5, None, [2, 1], [1, "a"]):
    show("__dir__", v, dir)
show("__class_getitem__", 5, lambda o: type(o)[1])
show("__getattr__", None, lambda o: o.anything)
show("__missing__", 5, lambda o: o["k"])
show("__sizeof__", -1, lambda o: o.__sizeof__())
