# A variable that has another type in each round: the loop has a variant for each, and they follow each other.
# event: trace code=f kind=loop end=stop count=2
# event: trace code=f kind=side end=jump count=2
# stat: entries <= 10
# out: 50


def f(n):
    x = 0
    for i in range(n):
        x = x + 0.5 if type(x) is int else int(x + 0.5)
    return x


print(f(100))
