# dataclass with its options.
import dataclasses
from dataclasses import FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import ClassVar


@dataclass
class Item:
    name: str
    price: float = 1.5
    tags: list = field(default_factory=list)
    hidden: int = field(default=0, repr=False, compare=False)
    kind: ClassVar[str] = "item"


a = Item("a")
b = Item("a", tags=[])
print(a, a == b, a.tags is b.tags, Item.kind, [f.name for f in fields(a)], Item.__match_args__)
a.tags.append("t")
print(a != b, asdict(a), astuple(a), replace(a, name="z"))
try:
    hash(a)
except TypeError as e:
    print(e)
for bad in (lambda: Item(), lambda: Item("a", nope=1)):
    try:
        bad()
    except TypeError as e:
        print(e)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0


print(Version(1, 2) < Version(1, 10), sorted([Version(2), Version(1, 5)]), hash(Version(1)) == hash(Version(1)))
try:
    Version(1).major = 3
except FrozenInstanceError as e:
    print("frozen", e)
try:
    del Version(1).major
except dataclasses.FrozenInstanceError as e:
    print("frozen", e)
try:
    Version(1) < 3
except TypeError as e:
    print(e)


@dataclass
class Base:
    x: int
    scale: InitVar[int] = 1
    area: int = field(init=False)

    def __post_init__(self, scale):
        self.area = self.x * scale


@dataclass
class Derived(Base):
    y: int = 0


print(Base(3, 4), Derived(2, 5, y=9), is_dataclass(Base), is_dataclass(3))
P = make_dataclass("P", [("x", int), ("y", int, 5)], namespace={"sum": lambda self: self.x + self.y})
print(P(1), P(1).sum())
match P(3, 4):
    case P(x, y):
        print("matched", x, y)
try:
    @dataclass
    class Bad:
        x: int = 1
        y: int
except TypeError as e:
    print(e)
try:
    @dataclass
    class Mutable:
        x: list = []
except ValueError as e:
    print(e)


@dataclass(repr=False, eq=False)
class Plain:
    x: int


print(Plain(1) == Plain(1), Plain.__repr__ is object.__repr__)


@dataclass
class Tree:
    left: object = None
    value: int = 0


t = Tree(Tree(), 1)
print(t, asdict(t))
t.left = t
print(t)
