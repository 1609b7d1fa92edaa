# Ints and floats that are not as they were.
# options: --opt=-share
# event: exit guard=AddO
# event: exit guard=F2I
# event: exit guard=GuardFalse
# event: exit guard=GuardTrue
# event: exit guard=MulO
# event: exit guard=ShlO
# event: exit guard=SubO
# event: exit guard=UnboxW
# out: 9223372036854775810 -9223372036854775812 21267647932558653975684285001340289025 13835058055282163712
# out: 1000000000000000019884624838656 7
# out: 12 9


def add(items):
    n = 0
    for x in items:
        n = x + x
    return n


def sub(items):
    n = 0
    for x in items:
        n = -5 - x
    return n


def mul(items):
    n = 0
    for x in items:
        n = x * x
    return n


def shift(items):
    n = 0
    for x in items:
        n = 3 << x
    return n


def truncate(items):
    n = 0
    for x in items:
        n = int(x)
    return n


def wide(items):
    n = 0
    for x in items:
        n = x & 0xFFFF
    return n


def less(items):
    n = 0
    for x in items:
        if x < 5:
            n += 1
    return n


def greater(items):
    n = 0
    for x in items:
        if not x < 5:
            n += 1
    return n


few = [1, 2, 3, 4] * 3
big = few + [2**62 + 1]
print(add(big), sub(few + [2**63 - 1]), mul(big), shift(few + [62]))
print(truncate([1.5] * 12 + [1e30]), wide([2**70 + 1] * 12 + [2**200 + 7]))
print(less(few + [9]), greater([9] * 9 + few))
