"""Promises that are all broken: the test is to notice each."""


def more_guards(items):
    total = 0
    for x in items:  # loop: guards=1 loads=1
        total += x
    return total


def fewer_guards(items):
    total = 0
    for x in items:  # loop: guards=3 loads=1
        total += x
    return total


def a_call(items):
    copy = []
    for x in items:  # loop: guards=1 loads=1
        copy.append(x)
    return copy


def another_call(items):
    copy = []
    for x in items:  # loop: guards=2 loads=4 calls=AppendFloat
        copy.append(x)
    return copy


def nothing(items):
    total = 0
    for x in items:  # loop:
        total += x
    return total


def never_hot(items):
    for x in items:  # loop: guards=1 loads=1
        return x


def elsewhere(items):
    total = 0
    for x in items:
        total += x  # loop: guards=2 loads=1
    return total


numbers = list(range(20))
for function in [more_guards, fewer_guards, a_call, another_call, nothing, never_hot, elsewhere]:
    print(function(numbers))
