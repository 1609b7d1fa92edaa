# Exceptions that leave a function do so in machine code, raised there or by what it has called.
# event: trace code=check kind=entry end=raise
# event: trace code=item kind=entry end=raise
# out: 1000 1000


def check(x):
    if x % 2:
        raise ValueError(x)
    return x


def item(d, k):
    return d[k]


def f(n):
    values = keys = 0
    for i in range(n):
        try:
            check(i)
        except ValueError:
            values += 1
        try:
            item({0: 1}, i % 2)
        except KeyError:
            keys += 1
    return values, keys


print(*f(2000))
