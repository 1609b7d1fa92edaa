# With the usual settings a program this short is not worth compiling anything for.
# options: --jit-threshold=60 --jit-budget=25
# not event: trace
# not event: compile
# stat: compilations == 0
# stat: recordings == 0
# stat: refused for want of credit >= 1
# stat: entries == 0
# out: 4950


def f(n):
    total = 0
    for i in range(n):
        total += i
    return total


print(f(100))
