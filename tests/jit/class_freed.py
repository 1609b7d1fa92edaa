# A trace names a class by its address: when the class dies, so does the trace.
# event: invalidate code=f reason=died count=2
# stat: live traces == 0
# out: 1560 2340

import gc


def make(n):
    class C:
        value = n

    return C


def f(c, n):
    total = 0
    for i in range(n):
        total += c.value * i
    return total


c = make(2)
print(f(c, 40), end=" ")
c = make(3)
gc.collect()
print(f(c, 40))
del c
gc.collect()
