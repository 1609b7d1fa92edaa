# A trace that relies on a class goes when an attribute of the class is set.
# event: trace code=f kind=loop count=2
# event: invalidate code=f count=1
# stat: invalidated units == 1
# out: 20 60


class Step:
    def by(self):
        return 1


def f(n, step):
    total = 0
    for i in range(n):
        total += step.by()
    return total


a = f(20, Step())
Step.by = lambda self: 3
print(a, f(20, Step()))
