# Enums with mixed-in types, own __new__, generated values, private names, members that are functions.
from enum import Enum, EnumMeta, IntEnum, auto, global_enum_repr, member, nonmember, property as enum_property, verify, CONTINUOUS, UNIQUE, NAMED_FLAGS
from functools import partial


class Text(str, Enum):
    A = "alpha"
    B = "beta"


print(Text.A, Text.A == "alpha", f"{Text.A}", Text.A.upper(), Text("beta"), repr(Text.A), "alpha" in [Text.A], str.__str__(Text.A), "-".join(Text))


class Coord(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        return obj

    PX = (0, "P.X")
    PY = (1, "P.Y")


print(str(Coord.PY), Coord.PY.label, Coord(0), Coord.PX == b"\0")


class Auto(Enum):
    def _generate_next_value_(name, start, count, last):
        return (name.lower(), start, count, list(last))

    FIRST = auto()
    SECOND = auto()


print([m.value for m in Auto])


class Order(Enum):
    _order_ = "B A"
    B = 2
    A = 1

    def __lt__(self, other):
        return self.value < other.value if type(other) is type(self) else NotImplemented


print(sorted(Order), Order.A < Order.B, Order.__members__)
try:
    class Wrong(Enum):
        _order_ = "A B"
        B = 2
        A = 1
except TypeError as error:
    print(error)


class Mixed(Enum):
    f = member(lambda self=None: "called")
    part = member(partial(int, "7"))
    hidden = nonmember(5)
    _ignore_ = ["temp", "i"]
    temp = 1
    for i in range(2):
        vars()[f"N{i}"] = i

    def method(self):
        return self.name

    __private = "p"

    class Inner:
        pass


print([m.name for m in Mixed], Mixed.hidden, Mixed.f.value(), Mixed.part.value(), Mixed.N0.method(), Mixed._Mixed__private)


class Meta(EnumMeta):
    def __getitem__(cls, name):
        return super().__getitem__(name.upper())

    def __contains__(cls, x):
        return x == "always" or super().__contains__(x)


class M(Enum, metaclass=Meta):
    ONE = 1


print(M["one"], "always" in M, 2 in M)
for check, body in ((UNIQUE, {"a": 1, "b": 1}), (CONTINUOUS, {"a": 1, "b": 3})):
    try:
        verify(check)(IntEnum("E", body))
        print("verified")
    except ValueError as error:
        print(error)


class Repr(Enum):
    X = 1

    def __repr__(self):
        return f"<<{self.name}>>"

    def __str__(self):
        return "str of it"

    def __format__(self, spec):
        return f"format {spec}"

    def __call__(self):
        return "called"

    def __eq__(self, other):
        return True

    __hash__ = Enum.__hash__


print(repr(Repr.X), str(Repr.X), f"{Repr.X:>5}", Repr.X(), Repr.X == 77)


class Nested(Enum):
    class Member(Enum):
        A = 1
    VALUE = Member.A


print(Nested.VALUE, Nested.VALUE.value, [m.name for m in Nested])
for bases in ("int, str, Enum", "Enum, int", "Text", "int, Text"):
    try:
        exec(f"class X({bases}): A = 1")
        print(bases, "fine")
    except TypeError as error:
        print(bases, "->", error)
