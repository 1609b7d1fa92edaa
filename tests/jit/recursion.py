# A recursive call is a native call of the function's own trace: it is not unrolled into itself.
# event: trace code=fib kind=entry end=return count=1
# not event: abort
# stat: root traces == 1
# stat: side traces == 1
# stat: entries == 1
# out: 610


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(15))
