# A loop that goes on has earned its compilation after some time, with the usual settings too.
# options: --jit-threshold=60 --jit-budget=25
# event: trace code=f kind=loop end=loop count=1
# event: compile code=f count=1
# not event: retire
# stat: refused for want of credit >= 1
# stat: entries == 1
# out: 79999800000


def f(n):
    total = 0
    for i in range(n):
        total += i
    return total


print(f(400_000))
