# A class statement is not traced.
# event: abort code=f reason="instruction not supported"
# not event: trace code=f kind=loop
# out: 20


def f(n):
    for i in range(n):

        class Local:
            number = i

    return Local.number + 1


print(f(20))
