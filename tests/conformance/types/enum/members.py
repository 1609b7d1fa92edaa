# Enums: members, lookups, aliases, iteration, what may not be done with them.
from enum import Enum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    BLUE = auto()

    def describe(self):
        return f"{self.name}:{self.value}"

    @property
    def twice(self):
        return self.value * 2

    @classmethod
    def first(cls):
        return next(iter(cls))

    @staticmethod
    def help():
        return "static"


print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["BLUE"], Color.CRIMSON is Color.RED)
print(list(Color), len(Color), list(Color.__members__), Color.BLUE.describe(), Color.RED.twice, Color.first(), Color.help())
print(Color.RED == 1, Color.RED == Color.RED, Color.RED != Color.GREEN, hash(Color.RED) == hash("RED"), Color.RED in Color, 1 in Color, 9 in Color, isinstance(Color.RED, Color))
print(f"{Color.RED}", f"{Color.RED!r:>20}", "%s" % Color.RED, str(Color), type(Color).__name__, bool(Color.RED), list(reversed(Color)))
for text in ("Color(9)", "Color['PINK']", "Color.PINK", "Color.RED < Color.GREEN", "Color.RED + 1", "Color.RED.value.x", "Color()", "Color(1, 2)", "Color.RED.RED", "int(Color.RED)"):
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)
for text in ("Color.RED = 5", "del Color.RED", "Color.RED.value = 2", "Color.RED.name = 'x'", "Color.NEW = 7", "Color.RED.note = 1", "class Sub(Color): pass", "class E(Enum):\n a = 1\n a = 2", "class E(Enum):\n mro = 1", "class E(Enum):\n _bad_ = 1",
             "@unique\nclass E(Enum):\n a = 1\n b = 1", "class E(Enum):\n def __init__(self, x): self.x = x\n a = 1, 2"):
    try:
        exec(text)
        print(text, "fine")
    except Exception as error:
        print(text.splitlines()[0], "->", type(error).__name__, error)


class Planet(Enum):
    EARTH = (5.9, 6.3)
    MARS = (0.6, 3.4)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius


print(Planet.EARTH.mass, Planet((0.6, 3.4)), Planet.MARS)


class Missing(Enum):
    A = "a"

    @classmethod
    def _missing_(cls, value):
        if value == "bad":
            return 5
        if value == "raise":
            raise KeyError(value)
        return cls.A if isinstance(value, str) and value.lower() == "a" else None


print(Missing("A"))
for v in ("bad", "raise", "zz"):
    try:
        print(Missing(v))
    except Exception as error:
        print(type(error).__name__, error, repr(error.__context__))
F = Enum("F", "a b c")
G = Enum("G", {"x": 10, "y": 20}, module="mod")
H = Enum("H", [("p", 1), ("q", 2)], start=5)
print(list(F), list(G), G.x.__class__.__module__, list(H))


class Empty(Enum):
    pass


class Filled(Empty):
    ONE = 1


print(list(Empty), Filled.ONE, Color.__doc__, Color.RED.__class__)
