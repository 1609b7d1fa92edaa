# namedtuple: fields, defaults, renaming, replacing, subclassing and refusals.
from collections import namedtuple
from typing import NamedTuple

P = namedtuple("P", "x y", defaults=[0])
p = P(1)
print(p, p.x, p[1], p._asdict(), p._replace(y=5), P._make([7, 8]), P._fields, P._field_defaults, p == (1, 0), hash(p) == hash((1, 0)), isinstance(p, tuple), P.__doc__, P.x.__doc__)
x, y = p
print(x, y, [*p], p + (3,), type(p + (3,)).__name__, p[:1], sorted([P(2, 1), P(1, 9)]), P.__match_args__, p.index(1), len(p))
for text in ("P()", "P(1, 2, 3)", "P(1, x=2)", "P(z=1)", "p._replace(z=1)", "P._make([1, 2, 3])", "P._make(5)", "setattr(p, 'x', 2)", "delattr(p, 'x')", "p.z", "namedtuple('A', 'a a')", "namedtuple('A', '_a')", "namedtuple('A', 'class')", "namedtuple('1A', 'a')", "namedtuple('class', 'a')", "namedtuple('A', '1a')", "namedtuple('A', 'a b', defaults=[1, 2, 3])", "namedtuple('A', 5)", "namedtuple('A', ['a', 5])", "namedtuple('A', 'a,b c')._fields", "namedtuple('A', 'a class _b a', rename=True)._fields", "namedtuple('A', [])()", "namedtuple('A', 'a', module='mod').__module__", "setattr(p, 'new', 1)"):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


class Q(P):
    __slots__ = ()

    @property
    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __repr__(self):
        return f"Q<{super().__repr__()}>"


q = Q(3, 4)
print(q, q.norm, q._replace(x=0), type(q._replace(x=0)).__name__)


class T(NamedTuple):
    "doc"
    name: str
    age: int = 5

    def older(self):
        return self._replace(age=self.age + 1)


print(T("a").older(), T.__annotations__, T._field_defaults, T.__doc__, T.__bases__, len(T.__orig_bases__))
for body in ("x: int = 1\n y: int", "_x: int", "def __new__(cls): pass", "_fields: int", "x = 1"):
    try:
        exec(f"class X(NamedTuple):\n {body}")
        print(body, "fine")
    except Exception as error:
        print(repr(body), "->", type(error).__name__, error)
match p:
    case P(x=1, y=b):
        print("matched", b)
match p:
    case (a, b):
        print("sequence", a, b)
