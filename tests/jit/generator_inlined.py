# A generator in a `for` loop is a part of the loop's trace.
# event: trace code=f kind=loop end=loop
# not event: trace code=f kind=loop end=stop
# not event: abort code=f
# stat: entries <= 3
# out: 2450


def evens(n):
    for i in range(n):
        yield 2 * i


def f(n):
    total = 0
    for x in evens(n):
        total += x + 1
    return total - n


print(f(50))
