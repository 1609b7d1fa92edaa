# The outer loop is hot when the inner one has no trace yet, and makes many rounds: they are not unrolled.
# event: abort code=f reason="inner loop is not compiled yet"
# event: trace code=f kind=loop end=loop
# out: 102


def f(rounds):
    total = 0
    for n in rounds:
        while n > 0:
            total += 1
            n -= 1
    return total


print(f([0, 1, 51, 50]))
