# match: star patterns in the middle, nested classes, captures kept after failing, or-patterns with bindings.

def seq(x):
    match x:
        case []:
            return "empty"
        case [1, *rest, 9]:
            return "1..9", rest
        case [a, [b, *c], *_]:
            return "nested", a, b, c
        case [[*_], *_]:
            return "first is a sequence"
        case (a, b, c):
            return "three", a, b, c
        case [*all]:
            return "all", all
        case {"k": [x, *_], **rest}:
            return "map", x, rest
        case str(s) | bytes(s):
            return "text", s
        case _:
            return "other"


for x in ([], [1, 9], [1, 2, 3, 9], [5, [6, 7, 8], 9], [[], 1], (1, 2, 3), [1], range(4), "abc", b"x", {"k": [1, 2], "z": 3}, {"k": 5}, {1: 2}, None, [1, 9, 1], iter([1]), {1, 2}, bytearray(b"a"), memoryview(b"ab")):
    print(x if not hasattr(x, "__next__") and not isinstance(x, memoryview) else type(x).__name__, seq(x))


class P:
    __match_args__ = ("x", "y")

    def __init__(self, x, y=0):
        self.x, self.y = x, y


def cls(v):
    match v:
        case P(0, y=0):
            return "origin"
        case P(x=int() | float() as n, y=0):
            return "axis", n
        case P(P(a, b), P(c, d)):
            return "pair", a, b, c, d
        case P(x, y) if x == y:
            return "diagonal", x
        case P([x, *_]):
            return "list in it", x
        case P():
            return "some"
        case int(i) | str(i):
            return "builtin", i
        case {"p": P(x=q)}:
            return "in map", q
        case bool():
            return "never: bool is an int"


for v in (P(0), P(5), P(1.5), P(P(1, 2), P(3, 4)), P("a", "a"), P([7, 8], 1), P(None, 1), 5, "s", True, {"p": P(3)}, {"p": 3}):
    print(cls(v))
match [1, [2, 3]]:
    case [a, [b, 4]]:
        print("no")
    case [a, [b, c]] as whole if c == 5:
        print("no")
    case _:
        print(a, b, c, whole)
match 5:
    case (1 | 2) as small:
        print("small")
    case 3 | 4 | 5 as n if n > 4:
        print("n", n)
match (1, 2), 3:
    case (a, b), c:
        print(a, b, c)
match 1, :
    case a, :
        print("one", a)
match {"a": {"b": [1, {"c": 2}]}}:
    case {"a": {"b": [_, {"c": deep}]}}:
        print(deep)
for v in (-1, -1.5, 1 + 2j, -3 - 4j, "ab", b"x", None, True, 1.0):
    match v:
        case -1: print("minus one")
        case -1.5: print("float")
        case 1 + 2j: print("complex")
        case -3 - 4j: print("neg complex")
        case "a" "b": print("joined")
        case b"x": print("bytes")
        case None: print("none")
        case True: print("true")
        case 1: print("one by equality")
match = case = 5
match case:
    case case:
        print(match, case)
print(match (case) if callable(match) else "soft")
