# Enumerations: values, aliases, lookups and their errors.
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique, EnumMeta


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    BLUE = auto()


print(list(Color), Color.CRIMSON, Color.BLUE.value, len(Color))
print(Color(2), Color["RED"], Color.RED.name, repr(Color.RED), str(Color.GREEN))
print(Color.__members__["CRIMSON"] is Color.RED, "GREEN" in Color.__members__)
print(1 in Color, Color.RED in Color, 7 in Color, "RED" in Color)
for f in (lambda: Color(9), lambda: Color["PINK"], lambda: Color.PINK, lambda: setattr(Color, "RED", 3), lambda: delattr(Color, "RED"), lambda: Color.RED < Color.GREEN):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:

    @unique
    class Twice(Enum):
        A = 1
        B = 1

except ValueError as e:
    print(e)
try:

    class More(Color):
        PINK = 5

except TypeError as e:
    print(e)


class Number(IntEnum):
    ONE = 1
    TWO = 2


print(Number.ONE + Number.TWO, Number.TWO > 1, repr(Number.ONE), str(Number.ONE), f"{Number.TWO:03d}", Number.ONE == 1, {1: "x"}[Number.ONE])


class Word(StrEnum):
    HELLO = auto()
    WORLD = "w"


print(Word.HELLO, repr(Word.WORLD), Word.HELLO + "!", Word("w"), Word.HELLO.upper())


class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RW = R | W


print(Perm.R | Perm.X, Perm.RW, ~Perm.R, Perm(7), Perm(0), bool(Perm.R & Perm.W), list(Perm.RW), Perm.R in Perm.RW, len(Perm.RW))
try:
    Perm(8)
except ValueError as e:
    print(str(e).split("\n")[0])


class Bits(IntFlag):
    A = 1
    B = 2


print(Bits.A | Bits.B, Bits(8), Bits.A | 16, repr(Bits.B ^ Bits.A))


class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.4e23, 3.39e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return round(6.67e-11 * self.mass / self.radius**2, 2)


print(Planet.EARTH.gravity, Planet.MARS.mass, Planet((6.4e23, 3.39e6)))


class Missing(Enum):
    A = "a"

    @classmethod
    def _missing_(cls, value):
        return cls.A if str(value).lower() == "a" else None


print(Missing("A"))
try:
    Missing("z")
except ValueError as e:
    print(e)
api = Enum("Api", "get put", start=5)
print(list(api), api.put.value)
print(Enum("Pairs", {"x": 1, "y": "two"}).y.value, type(Color) is EnumMeta)
