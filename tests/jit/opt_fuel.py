# Without fuel the passes do nothing. (Peeling needs none.)
# options: --opt-fuel=0 --opt=-peel
# same as: --opt=-all
# event: trace code=f kind=loop
# event: trace code=f kind=side
# out: 1385


def f(n):
    total = 0
    for i in range(n):
        if i % 3 == 2:
            total += 10
        total += i
    return total


print(f(50))
