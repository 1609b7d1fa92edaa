# A loop that is entered with other types gets a root of its own for them.
# event: trace code=f kind=loop end=loop count=2
# stat: root traces == 3
# out: 190 190.0


def f(n, total):
    for i in range(n):
        total += i
    return total


print(f(20, 0), f(20, 0.0))
