# Functions that are called raise, return something else, or are others.
# options: --opt=-share
# event: exit guard=CallFunc
# event: exit guard=CallRet
# event: exit guard=AttrDict
# event: exit guard=FuncDefaults
# event: exit guard=GuardFuncCode
# out: 9 1009 10.5
# out: 19 1018
# out: 18 1018


def loops(x):
    n = 0
    for i in range(x if x > 0 else 3):
        n += i
    if x < 0:
        raise ValueError
    if x == 99:
        return 1.5
    return n


def call(items):
    total = 0
    for x in items:
        try:
            total += loops(x)
        except ValueError:
            total += 1000
    return total


def make():
    def g(x, y=1):
        return x + y

    return g


def functions(items):
    n = 0
    for g in items:
        try:
            n += g(1)
        except TypeError:
            n += 1000
    return n


def other(x):
    return x


def without_defaults():
    g = make()
    g.__defaults__ = None
    return g


print(call([1, 2] * 9), call([1, 2] * 9 + [-1]), call([1, 2] * 9 + [99]))
print(functions([make() for i in range(9)] + [other]), functions([make() for i in range(9)] + [without_defaults()]))


def tagged():
    g = make()
    g.tag = 2
    return g


def tags(items):
    n = 0
    for g in items:
        try:
            n += g.tag
        except AttributeError:
            n += 1000
    return n


print(tags([tagged() for i in range(9)]), tags([tagged() for i in range(9)] + [make()]))
