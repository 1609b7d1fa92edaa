# A closure made anew in each round runs the same code each time: there is no trace for each of them.
# event: trace code=f kind=loop
# stat: side traces == 0
# stat: root traces <= 3
# out: 5050


def counted(function):
    def wrapper(x):
        return function(x) + 1

    return wrapper


def f(n):
    total = 0
    for i in range(n):

        @counted
        def plus(x):
            return x + i

        total += plus(1) - 1
    return total


print(f(100))
