# Generators whose frames are inlined are not as they were.
# options: --opt=-share
# event: exit guard=GenAt
# event: exit guard=GuardGenCode
# out: 24.5
# out: 190 1190


def numbers(n, last=0):
    for i in range(n):
        yield i
    if last:
        yield last


def others(n):
    yield 1
    yield 2


def over(iterables):
    total = 0
    for it in iterables:
        for x in it:
            total += x
    return total


def step(g, n):
    total = 0
    for i in range(n):
        total += next(g)
    return total


def raising(n):
    for i in range(n):
        yield i
    raise ValueError


def guarded(n):
    total = 0
    try:
        for x in raising(n):
            total += x
    except ValueError:
        total += 1000
    return total


print(over([numbers(4)] * 2 + [numbers(5), others(3), numbers(3, 2.5)]))
print(step(numbers(40), 20), guarded(20))
