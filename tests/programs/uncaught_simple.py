# An uncaught exception: standard output first, then the traceback and status 1.


def inner(x):
    return 10 // x


def outer(n):
    total = 0
    for i in range(n, -1, -1):
        total += inner(i)
    return total


print("before")
print(inner(3))
outer(600)
print("never")
