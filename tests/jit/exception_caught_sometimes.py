# A look-up that fails now and then: the handler is a side trace.
# event: trace code=f kind=loop count=1
# event: trace code=f kind=side
# not event: abort code=f
# stat: side traces == 1
# out: 30


def f(n, known):
    count = 0
    for i in range(n):
        try:
            known[i % 3]
        except KeyError:
            count += 1
    return count


print(f(90, {0: 1, 2: 3}))
