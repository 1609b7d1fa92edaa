# A generator goes round a loop of its own many times before it yields.
# event: abort code=f reason="call of a function with a loop"
# out: 300


def numbers(n):
    for i in range(n):
        k = 0
        while k < 15:
            k += 1
        yield k


def f(n):
    total = 0
    for x in numbers(n):
        total += x
    return total


print(f(20))
