"""Comparisons, truth and branches that go the same way each time."""


def chain(n):
    total = 0
    for i in range(n):  # loop: guards=4
        if 0 <= i < 1000:
            total += i
    return total


def chain_of_floats(xs):
    total = 0.0
    for x in xs:  # loop: guards=3 loads=1
        if 0.0 <= x < 1000.0:
            total += x
    return total


def condition(n):
    total = 0
    for i in range(n):  # loop: guards=3
        total += i if i >= 0 else -i
    return total


def both(n, a, b):
    total = 0
    for i in range(n):  # loop: guards=2
        if a and b:
            total += i
    return total


def either(n, a, b):
    total = 0
    for i in range(n):  # loop: guards=2
        if a or b:
            total += i
    return total


def negated(n, a):
    total = 0
    for i in range(n):  # loop: guards=2
        if not a:
            total += i
    return total


def is_none(n, x):
    total = 0
    for i in range(n):  # loop: guards=2
        if x is None:
            total += i
    return total


def is_not_none(items):
    total = 0
    for x in items:  # loop: guards=2 loads=1
        if x is not None:
            total += x
    return total


def is_same(items, y):
    total = 0
    for x in items:  # loop: guards=4 loads=1
        if x is y:
            total += 1
    return total


def default_by_or(items):
    total = 0
    for x in items:  # loop: guards=3 loads=1
        total += x or 5
    return total


def truth_of_list(n, items):
    total = 0
    for i in range(n):  # loop: guards=2
        if items:
            total += i
    return total


def truth_of_string(words):
    total = 0
    for w in words:  # loop: guards=5 loads=2
        if w:
            total += 1
    return total


def truth_of_dict(n, items):
    total = 0
    for i in range(n):  # loop: guards=3 calls=DictLen
        if items:
            total += i
    return total


def equal_strings(words):
    total = 0
    for w in words:  # loop: guards=5 loads=1 calls=StrEq
        if w == "word":
            total += 1
    return total


def order_of_strings(words):
    total = 0
    for w in words:  # loop: guards=5 loads=1 calls=StrOrder
        if w < "zebra":
            total += 1
    return total


def equal_tuples(n):
    total = 0
    for i in range(n):  # loop: guards=3
        if (i, i + 1) == (i, i + 1):
            total += i
    return total


def order_of_tuples(n):
    total = 0
    for i in range(n):  # loop: guards=2
        if (i, 0) < (i, 1):
            total += i
    return total


def among_ints(n):
    total = 0
    for i in range(n):  # loop: guards=5
        if i not in (-1, -2, -3):
            total += i
    return total


def among_strings(words):
    total = 0
    for w in words:  # loop: guards=7 loads=1 calls=StrEq,StrEq,StrEq
        if w in ("a", "b", "word"):
            total += 1
    return total


def walrus(items):
    total = 0
    for x in items:  # loop: guards=4 loads=1
        if (y := x * 2) >= 0:
            total += y
    return total


def several_branches(n):
    total = 0
    for i in range(n):  # loop: guards=5
        if i < -2:
            total += 1
        elif i < -1:
            total += 2
        elif i < 0:
            total += 3
        else:
            total += i
    return total


def equal_to_float(n):
    total = 0
    for i in range(n):  # loop: guards=4
        if i != 0.5:
            total += i
    return total


def type_is(items):
    total = 0
    for x in items:  # loop: guards=2 loads=1
        if type(x) is int:
            total += x
    return total


ints = list(range(100))
words = ["".join(["wo", "rd"]) for _ in ints]
print(chain(100), chain_of_floats([x / 2 for x in ints]), condition(100))
print(both(100, 1, "x"), either(100, 0, "x"), negated(100, []))
print(is_none(100, None), is_not_none(ints), is_same([words] * 100, words), default_by_or(ints[1:]))
print(truth_of_list(100, ints), truth_of_string(words), truth_of_dict(100, {1: 2}))
print(equal_strings(words), order_of_strings(words), equal_tuples(100), order_of_tuples(100))
print(among_ints(100), among_strings(words), walrus(ints), several_branches(100))
print(equal_to_float(100), type_is(ints))
