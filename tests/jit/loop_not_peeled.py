# Without peeling the end of the loop is a jump to its start.
# options: --opt=-peel
# event: trace code=f kind=loop end=jump count=1
# not event: trace end=loop
# stat: root traces == 1
# stat: entries == 1
# out: 780


def f(n):
    total = 0
    for i in range(n):
        total += i
    return total


print(f(40))
