# Without accounts nothing is given up, whatever it costs.
# event: trace code=f kind=loop count=1
# not event: retire
# stat: retired roots == 0
# stat: exits >= 4999
# out: 5000


def f(n):
    count = 0
    for i in range(n):
        if i % 2:
            count += len(locals()) - 2
    return count


print(f(10000))
