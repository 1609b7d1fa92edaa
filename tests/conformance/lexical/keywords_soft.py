# Soft keywords are names wherever no statement of theirs stands.
match = [1, 2]
case = "c"
type = type
_ = "under"
print(match, case, type(match), _)
match[0] = 5
print(match[0], match * 2)
match: int = 3
print(match, __annotations__ if "__annotations__" in globals() else "lazy")
match = lambda *a: ("called", a)
print(match(1, 2), match(), match(*[1]), match (3))
match(4)
match, case = case, match
print(match, case(1))
match = {"a": 1}
print(match["a"], match
      ["a"])
match.update(b=2)
print(match)
type = 5
print(type + 1, -type, type - 1)
type: str = "t"
type, x = 1, 2
print(type, x)
type = [1]
type[0] = 3
print(type)
type X = int
print(X, X.__value__)
type type = list[int]
print(type, type.__name__, type.__value__)
match = 1
match match:
    case case:
        print("bound", case)
match -1:
    case -1:
        print("minus")
match (1, 2):
    case [_, _]:
        print("wildcards", _)
match [match]:
    case [1]:
        print("list")
match {}:
    case {}:
        print("dict")
match not 1:
    case False:
        print("not")
match *[1, 2], 3:
    case a, b, c:
        print(a, b, c)
lazy = 1
print(lazy)


def case(match, type=1, *, _=2):
    return match, type, _


print(case(1), case(match=2, type=3, _=4))
class match:
    type = 1
    case = 2
print(match.type, match.case)
print([match for match in [1]], {type: case for type, case in {1: 2}.items()})
