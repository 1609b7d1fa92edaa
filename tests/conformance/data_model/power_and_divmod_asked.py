# How often and in which order the methods for divmod() and for pow() with a modulus are asked.
asked = []


def method(name):
    def f(self, *others):
        asked.append(f"{type(self).__name__}.{name}")
        return NotImplemented
    return f


names = ["__divmod__", "__rdivmod__", "__pow__", "__rpow__", "__ipow__"]


class Both:
    for name in names:
        locals()[name] = method(name)


class Inherits(Both):
    pass


class Overrides(Both):
    __rdivmod__ = method("own __rdivmod__")
    __rpow__ = method("own __rpow__")


class Nothing:
    pass


class OnlyLeft:
    __divmod__ = method("__divmod__")
    __pow__ = method("__pow__")


class OnlyRight(int):
    __rdivmod__ = method("__rdivmod__")
    __rpow__ = method("__rpow__")


def ask(label, f, *operands):
    asked.clear()
    try:
        r = f(*operands)
    except (TypeError, ValueError) as e:
        r = f"{type(e).__name__}: {e}"
    print(label, [type(v).__name__ for v in operands], asked, r)


values = [Both(), Inherits(), Overrides(), Nothing(), OnlyLeft(), OnlyRight(7), 3, 2.5, 2j, True]
for x in values:
    for y in values:
        ask("divmod", divmod, x, y)
        ask("pow", pow, x, y, 5)
        ask("pow", pow, 5, x, y)
        ask("pow", pow, x, 5, y)
b = Both()
ask("divmod of one object", divmod, b, b)
ask("pow of one object", pow, b, b, b)


def in_place(x, y):
    x **= y
    return x


for x in values[:6]:
    for y in values[:6]:
        ask("**=", in_place, x, y)
