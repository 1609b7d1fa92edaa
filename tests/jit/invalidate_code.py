# A trace that inlines a function goes when the function's code is replaced.
# event: invalidate code=f count=1
# out: 20 40


def step():
    return 1


def other():
    return 2


def f(n):
    total = 0
    for i in range(n):
        total += step()
    return total


a = f(20)
step.__code__ = other.__code__
print(a, f(20))
