# Dataclasses: generated methods, defaults, factories, init=False, InitVar, ClassVar, kw_only and errors.
from dataclasses import KW_ONLY, MISSING, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import ClassVar


@dataclass
class A:
    x: int
    y: list = field(default_factory=list)
    z: str = "z"
    count: ClassVar[int] = 0
    untyped = 5


a, b = A(1), A(1)
print(a, a == b, a.y is b.y, A(1, [2], z="w"), a != (1, [], "z"), A.__match_args__, A.z, hasattr(A, "y"), a.count, [f.name for f in fields(A)], A.__doc__)
for text in ("A()", "A(1, 2, 3, 4)", "A(x=1, q=2)", "A(1, x=2)", "a < b", "hash(a)", "A(1).untyped"):
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


@dataclass(order=True, frozen=True)
class P:
    a: int
    b: int = field(default=0, compare=False)
    c: int = field(default=3, repr=False)


print(P(1) < P(2), P(1, 5) == P(1, 6), P(1), hash(P(1, 5)) == hash(P(1, 6)), sorted([P(2), P(1)]), P(1) <= P(1))
for text in ("setattr(P(1), 'a', 2)", "delattr(P(1), 'a')", "setattr(P(1), 'new', 2)", "P(1) < 5", "replace(P(1), a=9)", "replace(P(1), q=1)", "P(1).__class__(*astuple(P(1)))"):
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


@dataclass
class Init:
    base: int
    scale: InitVar[int] = 2
    result: int = field(init=False)
    _: KW_ONLY
    name: str = "n"
    extra: str = field(default="e", kw_only=True)

    def __post_init__(self, scale):
        self.result = self.base * scale


print(Init(3), Init(3, 5, name="m"), Init.scale, asdict(Init(1)), fields(Init)[1].name)
try:
    Init(1, 2, "name")
except TypeError as error:
    print(error)
try:
    replace(Init(1), result=5)
except Exception as error:
    print(type(error).__name__, error)
try:
    print(replace(Init(1), base=2, scale=4))
except Exception as error:
    print(type(error).__name__, error)
for body in ("x: int = 1\n y: int", "x: list = []", "x: int = field(default=1, default_factory=int)", "x: dict = {}", "x: int\n x: str", "x: InitVar[int] = field(default_factory=int)", "x: ClassVar[int] = field(default_factory=int)", "x = field()"):
    try:
        exec(f"@dataclass\nclass X:\n {body}")
        print(body, "fine")
    except Exception as error:
        print(repr(body), "->", type(error).__name__, error)
for options in ("order=True, eq=False", "frozen=True, unsafe_hash=True", "eq=False", "unsafe_hash=True", "slots=True", "kw_only=True", "init=False", "repr=False", "match_args=False", "bad=1"):
    try:
        space = {"dataclass": dataclass}
        exec(f"@dataclass({options})\nclass X:\n a: int = 1", space)
        X = space["X"]
        print(options, X.__hash__ is None, "__slots__" in vars(X), "__match_args__" in vars(X), "__init__" in vars(X), "__repr__" in vars(X), X.__eq__ is object.__eq__)
    except Exception as error:
        print(options, "->", type(error).__name__, error)
M = make_dataclass("M", ["a", ("b", int), ("c", int, field(default=7))], bases=(A,) if False else (), namespace={"total": lambda self: self.b + self.c})
print(M(1, 2), M(1, 2).total(), is_dataclass(M), is_dataclass(M(1, 2)), is_dataclass(5), fields(M)[0].default is MISSING)
try:
    fields(5)
except TypeError as error:
    print(error)
