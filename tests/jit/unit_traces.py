# One trace of the function: the exits get no side traces.
# options: --jit-unit-traces=1
# event: trace code=f count=1
# not event: trace kind=side
# stat: side traces == 0
# out: 1385


def f(n):
    total = 0
    for i in range(n):
        if i % 3 == 2:
            total += 10
        total += i
    return total


print(f(50))
