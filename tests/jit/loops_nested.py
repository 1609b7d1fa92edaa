# Each loop is a root; where the inner one ends there is a side trace to the next round of it.
# event: trace code=f kind=loop end=loop count=2
# event: trace code=f kind=side end=jump count=2
# event: compile code=f traces=4 count=1
# not event: abort
# stat: entries <= 10
# out: 1225


def f(n):
    total = 0
    for i in range(n):
        for j in range(i):
            total += 1
    return total


print(f(50))
