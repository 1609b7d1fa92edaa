# Enum, IntEnum, StrEnum, Flag.
import enum
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    @property
    def pretty(self):
        return self.name.title()


print(Color.RED, repr(Color.GREEN), Color(2), Color["RED"], Color.CRIMSON is Color.RED, Color.RED.pretty)
print(list(Color), len(Color), Color.__members__, Color.RED in Color, 2 in Color, 7 in Color)
print({Color.RED: "r"}[Color.RED], Color.RED == 1, Color.RED != Color.GREEN, hash(Color.RED) == hash("RED"))
for bad in (lambda: Color(9), lambda: Color["BLUE"], lambda: setattr(Color, "RED", 5), lambda: Color.RED < Color.GREEN):
    try:
        bad()
    except (ValueError, KeyError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)
try:
    class More(Color):
        BLUE = 3
except TypeError as e:
    print(e)
try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
try:
    class Reused(Enum):
        A = 1
        A = 2
except TypeError as e:
    print(e)


class Level(IntEnum):
    LOW = auto()
    HIGH = auto()


print(Level.LOW < Level.HIGH, Level.HIGH + 1, f"{Level.LOW}", repr(Level.HIGH), sorted(Level, reverse=True), [10, 20, 30][Level.LOW])


class Name(StrEnum):
    FIRST = auto()
    LAST = "surname"


print(Name.FIRST, Name.LAST.upper(), repr(Name.LAST), Name("first") is Name.FIRST)


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


p = Perm.R | Perm.X
print(p, repr(p), Perm.R in p, Perm.W in p, p & Perm.RW, ~p, p ^ Perm.R, bool(Perm(0)), list(p), Perm.RW, len(p))
try:
    Perm(64)
except ValueError as e:
    print(type(e).__name__)


class Bits(IntFlag):
    A = 1
    B = 4


print(Bits.A | Bits.B, Bits.A | 8, int(Bits.B), Bits(5), repr(Bits(13)))


class Planet(Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    def gravity(self):
        return 6.67300E-11 * self.mass / self.radius ** 2


print(round(Planet.EARTH.gravity(), 3), Planet.MARS.value)
Animal = Enum("Animal", "CAT DOG", start=5)
print(list(Animal), Animal.DOG.value, Animal.CAT._name_)


class Count(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower() + str(count)

    A = auto()
    B = auto()


print([m.value for m in Count])


class Fallback(Enum):
    X = 1
    UNKNOWN = 0

    @classmethod
    def _missing_(cls, value):
        return cls.UNKNOWN


print(Fallback(33), Fallback(1))
