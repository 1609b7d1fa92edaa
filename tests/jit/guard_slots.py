# What variables hold when a side trace begins, or helpers leave in them, is not what it was.
# options: --opt=-share
# event: exit guard=SLoad
# event: exit guard=SNotObj
# out: 63 76.5 54 54 54
# out: 9 22.5 34.0

shared = 0


def rare(items, y):
    n = 0
    for x in items:
        if x == 3:
            n += y
        n += 1
    return n


def over(items, z):
    n = 0
    for x in items:
        if x == 3:
            z = 5
        n += 1
    return n


def count(items):
    global shared
    for x in items:
        shared += x
    return shared


def helper(items):
    n = 0
    for x in items:
        n += sum(x)
    return n


few = [1, 1, 1, 1, 1, 3] * 9
print(rare(few, 1), rare(few, 2.5), over(few, 1), over(few, "z"), over(few, 2.5))
print(count([1] * 9), count([1.5] * 9), helper([(1, 2)] * 9 + [(1.5, 2)] * 2))
