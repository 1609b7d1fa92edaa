# Generators that are resumed natively end, raise, or yield something else; so do iterators.
# options: --opt=-share
# event: exit guard=CallGen
# event: exit guard=GenEnd
# event: exit guard=CallItem
# event: exit guard=GenLoad
# event: exit guard=GenMore
# event: exit guard=IterNext
# out: 172.5 440 442.5
# out: 1440 1963 2160.0
# out: 1009 18
# out: 9 31.5


def primes(n, last=None):
    for i in range(2, n):
        for k in range(2, i):
            if i % k == 0:
                break
        else:
            yield i
    if last is not None:
        yield last


def failing(n):
    for i in range(2, n):
        for k in range(2, i):
            if i % k == 0:
                break
        else:
            yield i
    raise ValueError


def over(iterables):
    total = 0
    for it in iterables:
        for x in it:
            total += x
    return total


def total(g):
    n = 0
    for x in g:
        n += x
    return n


def guarded(g):
    n = 0
    try:
        for x in g:
            n += x
    except ValueError:
        n += 1000
    return n


def loads(n):
    a = 0
    while True:
        yield a
        a += n
        if a > 20:
            a += 0.5


def steps(g, n):
    s = 0
    for i in range(n):
        s += next(g)
    return s


def firsts(generators):
    n = 0
    for g in generators:
        for x in g:
            n += x
            break
    return n


print(over([primes(9) for i in range(9)] + [primes(9, 2.5)]), total(primes(60)), total(primes(60, 2.5)))
print(guarded(failing(60)), guarded(failing(90)), steps(loads(1), 60))
print(guarded(map(int, ["1"] * 9 + ["x"])), firsts([primes(9) for i in range(9)] + [primes(2)]))


def ends(lists):
    n = 0
    for a in lists:
        for x in map(abs, a):
            n += x
    return n


def values(items):
    n = 0
    for x in map(abs, items):
        n += x
    return n


print(ends([[]] * 9 + [[1]] * 9), values([1] * 9 + [2.5] * 9))
