# A loop that is left after a round or two by an exit that gets no side trace costs more than it saves: it is given up.
# options: --jit-budget=10000
# event: trace code=f kind=loop count=1
# event: abort code=f reason="call of a function that looks at variables"
# event: retire code=f count=1
# stat: retired roots == 1
# stat: exits <= 5000
# out: 5000


def f(n):
    count = 0
    for i in range(n):
        if i % 2:
            count += len(locals()) - 2
    return count


print(f(10000))
