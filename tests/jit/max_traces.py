# One trace in all.
# options: --jit-max-traces=1
# event: trace count=1
# event: compile count=1
# stat: root traces == 1
# stat: side traces == 0
# out: 1385 1225


def f(n):
    total = 0
    for i in range(n):
        if i % 3 == 2:
            total += 10
        total += i
    return total


print(f(50), sum(f(1) + i for i in range(50)))
