# Traces are compiled alone first, and joined when passing between them has cost enough.
# event: compile code=f traces=1 count=3
# event: compile code=f traces=3 count=1
# stat: compilations == 4
# stat: compilations that join == 1
# out: 81130


def f(n):
    total = 0
    for i in range(n):
        if i % 3 == 2:
            total += 10
        total += i
    return total


print(f(400))
