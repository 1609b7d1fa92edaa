# `isinstance` with a tuple made anew each time: what is in it counts, so there is no chain of side traces.
# event: trace code=f kind=loop count=1
# stat: side traces == 0
# out: 200


def f(n, a, b):
    count = 0
    for i in range(n):
        if isinstance(i, (a, b)):
            count += 1
    return count


print(f(200, str, int))
