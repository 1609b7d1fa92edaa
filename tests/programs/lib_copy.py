# copy, copyreg.
import copy
import copyreg


class Node:
    def __init__(self, value, *children):
        self.value, self.children = value, list(children)


leaf = Node("leaf")
tree = Node("root", leaf, leaf, Node([1, 2]))
tree.children.append(tree)
shallow, deep = copy.copy(tree), copy.deepcopy(tree)
print(shallow.children is tree.children, deep.children is tree.children)
print(deep.children[0] is deep.children[1], deep.children[0] is leaf, deep.children[3] is deep)
deep.children[2].value.append(3)
print(tree.children[2].value, deep.children[2].value)

data = {"a": [1, (2, [3])], "b": {4, 5}, "c": (6, 7)}
data["self"] = data
d = copy.deepcopy(data)
print(d["self"] is d, d["a"] is data["a"], d["a"][1][1] is data["a"][1][1], d["c"] is data["c"], d["b"] == data["b"])
print(copy.copy([1, 2]), copy.copy({1: 2}), copy.copy({3}), copy.copy((1,)) == (1,))


class Slots:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = [1]


s = copy.deepcopy(Slots())
print(s.a, hasattr(s, "b"))


class Own:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deep", len(memo)


print(copy.copy(Own()), copy.deepcopy([Own()])[0][0])


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __reduce__(self):
        return Money, (self.amount + 1,)


print(copy.copy(Money(1)).amount)


class State:
    def __init__(self):
        self.x = 1

    def __getstate__(self):
        return {"x": self.x + 10}

    def __setstate__(self, state):
        self.x = state["x"] * 2


print(copy.copy(State()).x)


class Odd:
    pass


copyreg.pickle(Odd, lambda o: (str, ("odd",)))
print(copy.copy(Odd()), copy.copy(len) is len, copy.deepcopy(Node) is Node)


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __replace__(self, /, **changes):
        return Point(**{"x": self.x, "y": self.y} | changes)


print(copy.replace(Point(1, 2), y=5).y)
try:
    copy.replace(3)
except TypeError as e:
    print(e)


class Locked:
    def __reduce_ex__(self, protocol):
        raise TypeError("cannot be copied")


try:
    copy.copy(Locked())
except TypeError as e:
    print(e)
