# An exception that is raised and caught within the loop stays in the trace.
# event: trace code=f kind=loop end=loop count=1
# not event: abort code=f
# stat: side traces == 0
# stat: exits == 1
# out: 40


def f(n):
    count = 0
    for i in range(n):
        try:
            raise ValueError
        except ValueError:
            count += 1
    return count


print(f(40))
