# An exit that is hot gets a side trace, which goes back to the loop: one from the peeled iteration, one from the loop.
# event: trace code=f kind=loop end=loop count=1
# event: trace code=f kind=side end=jump parent=1 count=2
# not event: compile traces=3
# stat: root traces == 1
# stat: side traces == 2
# out: 1385


def f(n):
    total = 0
    for i in range(n):
        if i % 3 == 2:
            total += 10
        total += i
    return total


print(f(50))
