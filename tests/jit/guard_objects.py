# Attributes, parts of objects, and what is called, are not as they were.
# options: --opt=-share
# event: exit guard=BoundGet
# event: exit guard=CellGet
# event: exit guard=Field
# event: exit guard=GuardAscii
# event: exit guard=GuardShape
# event: exit guard=ItemV
# event: exit guard=TupleItem
# out: 11 11.5 9
# out: 19 10.5
# out: 9 9 12.5


class A:
    def __init__(self, x):
        self.x = x

    def get(self):
        return 1


class B(A):
    def __init__(self, x):
        self.y = 0
        self.x = x


def attribute(items):
    n = 0
    for o in items:
        n += o.x
    return n


def kind(items):
    n = 0
    for o in items:
        if isinstance(o, str):
            n += 1
    return n


def unpack(items):
    n = 0
    for a, *b in items:
        n += len(b)
    return n


def pair(items):
    n = 0
    for t in items:
        n += t[0]
    return n


def method(items):
    n = 0
    for m in items:
        n += m()
    return n


def first(items):
    n = 0
    for s in items:
        if s[1] == "b":
            n += 1
    return n


def cells(items):
    total = 0

    def add(x):
        nonlocal total
        total += x

    for x in items:
        add(x)
    return total


print(attribute([A(1)] * 9 + [B(2)]), attribute([A(1)] * 9 + [A(2.5)]), kind(["a"] * 9 + [1]))
print(unpack([(1, 2, 3)] * 9 + [(1, 2)]), pair([(1, 2)] * 9 + [(1.5, 2)]))
print(method([A(1).get] * 9 + [len([]).bit_length]), first(["abc"] * 9 + ["aé\u1234"]), cells([1] * 9 + [2.5, 1]))
