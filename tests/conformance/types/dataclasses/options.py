# Dataclasses: fields, options, order, inheritance and errors.
from dataclasses import MISSING, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace, KW_ONLY, FrozenInstanceError
from typing import ClassVar


@dataclass(order=True)
class Item:
    name: str
    price: float = field(compare=False)
    tags: list = field(default_factory=list, repr=False)
    count: ClassVar[int] = 0
    kind: str = "plain"


a, b = Item("a", 3.5), Item("b", 1, ["x"])
print(a, b, a < b, a == Item("a", 9), a.tags is not Item("c", 1).tags)
print(asdict(b), astuple(b), replace(a, name="z"), [f.name for f in fields(Item)])
for f in (
    lambda: Item(),
    lambda: Item("a"),
    lambda: Item("a", 1, [], "k", 5),
    lambda: Item("a", 1, bad=2),
    lambda: a < 5,
    lambda: replace(a, bad=1),
    lambda: hash(a),
    lambda: asdict(Item),
    lambda: fields(5),
    lambda: asdict(5),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 0


p = Point(1)
print(p, hash(p) == hash(Point(1, 0)), Point.__slots__, hasattr(p, "__dict__"))
for f in (lambda: setattr(p, "x", 5), lambda: delattr(p, "x"), lambda: setattr(p, "new", 1)):
    try:
        f()
    except (FrozenInstanceError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)


@dataclass
class Base:
    x: int
    seed: InitVar[int] = 3

    def __post_init__(self, seed):
        self.total = self.x * seed


@dataclass
class Derived(Base):
    y: str = "d"
    _: KW_ONLY
    z: int = 4


d = Derived(2, 5, "e", z=1)
print(d, d.total, Derived.__match_args__)
try:
    Derived(1, 2, "a", 4)
except TypeError as e:
    print(e)
for source in (
    "@dataclass\nclass X:\n    a: int = 1\n    b: int\n",
    "@dataclass\nclass X:\n    a: list = []\n",
    "@dataclass(eq=False, order=True)\nclass X:\n    a: int\n",
    "@dataclass(frozen=True)\nclass X(Base):\n    pass\n",
    "@dataclass\nclass X:\n    a: int = field(default=1, default_factory=int)\n",
    "@dataclass(order=True)\nclass X:\n    a: int\n    def __lt__(self, o): pass\n",
    "@dataclass(slots=True)\nclass X:\n    __slots__ = ('a',)\n    a: int\n",
):
    try:
        exec(source)
        print("fine")
    except Exception as e:
        print(type(e).__name__, e)
M = make_dataclass("M", [("a", int), ("b", str, "dflt"), "c" if False else ("c", list, field(default_factory=list))])
print(M(1), is_dataclass(M), is_dataclass(M(1)), is_dataclass(5), fields(M)[0].default is MISSING)


@dataclass(repr=False, unsafe_hash=True, match_args=False)
class Quiet:
    a: int = field(hash=False, metadata={"unit": "cm"})
    b: int = field(init=False, default=7)


q = Quiet(1)
print(hash(q) == hash(Quiet(2)), q.b, fields(q)[0].metadata["unit"], hasattr(Quiet, "__match_args__"))


@dataclass
class Tree:
    kids: list["Tree"] = field(default_factory=list)


t = Tree()
t.kids.append(t)
print(t)


@dataclass(kw_only=True)
class Keywords:
    a: int
    b: int = 2


print(Keywords(a=1))
match Item("m", 2):
    case Item(name, price):
        print(name, price)
