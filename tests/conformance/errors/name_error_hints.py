# NameError, AttributeError and ImportError with suggestions: which names are near enough, and which are not offered.
import traceback
import sys


def hint(act):
    try:
        act()
    except Exception as error:
        print(traceback.format_exception_only(error)[-1].strip())


class Thing:
    colour = 1
    _private = 2

    def __init__(self):
        self.value = 3
        self.other_value = 4

    def method_name(self):
        return valu

    def uses_self(self):
        return value


class Slots:
    __slots__ = ("position",)


class Hooked:
    def __dir__(self):
        return ["dynamic", 5, "x" * 100]


class Broken:
    def __dir__(self):
        raise RuntimeError


def local():
    counter = 1
    return countr


def nested():
    outer_name = 1

    def inner():
        outer_name
        return outer_nam
    return inner()


some_global, length = 1, 2
t = Thing()
for act in (lambda: some_globl, lambda: lenght, lambda: Lenght, lambda: pritn, lambda: prnt, lambda: xyzzy, lambda: a, lambda: Some_Global, lambda: t.color, lambda: t.vale, lambda: t.valeu, lambda: t.private, lambda: t._privat, lambda: t.methodname, lambda: t.method_nam, lambda: t.zzz, lambda: Thing.color, lambda: Slots().positon, lambda: Hooked().dynamc, lambda: Broken().anything, lambda: [].appendd, lambda: "".uper, lambda: (5).rael, lambda: {}.itemz, lambda: sys.pathh, lambda: sys.modulez, lambda: None.foo, local, nested, t.method_name, t.uses_self, lambda: ture, lambda: none, lambda: false, lambda: slef, lambda: im_port, lambda: whille, lambda: [].len, lambda: "a".length, lambda: {}.has_key, lambda: [].push, lambda: ().append, lambda: t.value.bitlength, lambda: maxx(1), lambda: x_1, lambda: Excepton, lambda: KeyErorr):
    hint(act)


def importing(text):
    hint(lambda: exec(text, {}))


for text in ("import syss", "import maths", "from math import squrt", "from math import zzz", "from sys import maxsiz", "import os.pathh", "import collectionss.abc", "import nosuchmodule"):
    importing(text)
e = NameError("own message", name="some_globl")
print(traceback.format_exception_only(e))
e = AttributeError("own", name="color", obj=t)
print(traceback.format_exception_only(e))
for error in (NameError("x"), AttributeError("x"), AttributeError("x", name="y"), AttributeError(name="color", obj=Thing), ImportError("x", name="math"), NameError(name="prin")):
    print(traceback.format_exception_only(error))
del t.value
hint(lambda: t.value)
del Thing.colour
hint(lambda: t.colour)
