# A trace that relies on a global being constant goes when the global is set.
# event: trace code=f count=2
# event: invalidate code=f count=1
# stat: invalidated units == 1
# out: 20 40

STEP = 1


def f(n):
    total = 0
    for i in range(n):
        total += STEP
    return total


a = f(20)
STEP = 2
print(a, f(20))
