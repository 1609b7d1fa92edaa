# Dataclasses that inherit: order of fields, overriding, slots, frozen mixtures, hashing, nested asdict.
from collections import namedtuple
from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, replace


@dataclass
class Base:
    x: int = 1
    y: int = 2

    def __post_init__(self):
        print("post", type(self).__name__)


@dataclass
class Child(Base):
    z: int = 3
    x: int = 10


@dataclass
class Mixed(Child):
    y: str = field(default="y", repr=False)

    def __repr__(self):
        return "own repr"

    def __eq__(self, other):
        return "own eq"


class Plain(Child):
    w: int = 5


print(Child(), [f.name for f in fields(Child)], Child(1, 2, 3), Mixed(), Mixed() == 5, Plain(1), [f.name for f in fields(Plain)])
print(Base() == Child(), Child() == Plain(), Base(1) == Base(1))


@dataclass(frozen=True)
class Frozen:
    a: int


for text in ("@dataclass\nclass X(Frozen):\n b: int = 1", "@dataclass(frozen=True)\nclass X(Base):\n b: int = 1", "@dataclass(frozen=True)\nclass X(Frozen):\n b: int = 1", "class X(Frozen):\n def __init__(self): self.q = 1\nX()", "class X(Frozen): pass\nX(1).a = 2"):
    try:
        exec(text)
        print("fine")
    except Exception as error:
        print(type(error).__name__, error)


@dataclass(slots=True)
class Slots:
    a: int
    b: int = 2


@dataclass(slots=True, weakref_slot=True)
class Weak(Slots):
    c: int = 3


s = Slots(1)
print(s, Slots.__slots__, Weak.__slots__, hasattr(s, "__dict__"), Weak(1))
try:
    s.q = 1
except AttributeError as error:
    print(error)
N = namedtuple("N", "p q")


@dataclass
class Deep:
    child: Slots
    many: list
    table: dict
    pair: N
    other: tuple = ()


d = Deep(Slots(1), [Slots(2), [Slots(3)]], {"k": Slots(4), (9,): 1}, N(Slots(5), 6), (Slots(7),))
print(asdict(d))
print(astuple(d))
print(asdict(Slots(1), dict_factory=lambda items: sorted(items)))
for bad in (5, Slots, "x"):
    try:
        asdict(bad)
    except TypeError as error:
        print(error)
r = replace(d, many=[])
print(r.many, r.child is d.child, d.many[0])


@dataclass(eq=False)
class ById:
    a: int


print(ById(1) == ById(1), len({ById(1), ById(1)}))


@dataclass
class Match:
    kind: str
    value: int


for m in (Match("a", 1), Match("b", 2), Match("c", 3)):
    match m:
        case Match("a", v):
            print("positional", v)
        case Match(kind="b", value=v):
            print("keyword", v)
        case Match(k):
            print("one", k)


@dataclass
class Recursive:
    me: object = None


x = Recursive()
x.me = x
print(x)
