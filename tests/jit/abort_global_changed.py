# A global that was constant is set after the trace has read it.
# event: abort code=f reason="a global the trace relies on changed"
# event: trace code=f kind=loop
# out: 37

step = 1


def f(n):
    global step
    total = 0
    for i in range(n):
        total += step
        if i > 1:
            step = 2
    return total


print(f(20))
