# A loop is one root, which has the peeled iteration and the loop.
# event: trace code=f kind=loop end=loop count=1
# event: compile code=f traces=1 count=1
# not event: abort
# stat: root traces == 1
# stat: side traces == 0
# stat: entries == 1
# stat: exits == 1
# out: 780


def f(n):
    total = 0
    for i in range(n):
        total += i
    return total


print(f(40))
