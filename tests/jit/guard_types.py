# Classes, layouts and identities are not as they were.
# options: --opt=-share
# event: exit guard=GuardLayout
# event: exit guard=GuardRef
# event: exit guard=GuardTupleLen
# event: exit guard=GuardType
# out: 10 9 109
# out: 30 21


class A:
    pass


class B(A):
    pass


def is_a(items, what):
    n = 0
    for x in items:
        if isinstance(x, what):
            n += 1
    return n


def pairs(items):
    n = 0
    for t in items:
        try:
            a, b = t
            n += 1
        except ValueError:
            n += 100
    return n


def natives(items):
    n = 0
    for f in items:
        n += f([1, 2, 3])
    return n


def layouts(items):
    n = 0
    for x in items:
        n += len(x)
    return n


print(is_a([A()] * 9 + [B()], A), is_a(["a"] * 9 + [b"a"], str), pairs([(1, 2)] * 9 + [(1, 2, 3)]))
print(natives([len] * 9 + [max]), layouts([(1, 2)] * 9 + [[1]] + ["a"] + [{1: 2}] ))
