# There are four variants of a loop at most; other types are interpreted.
# event: trace code=f kind=loop count=4
# stat: entries == 4
# out: (<class 'int'>, 20) (<class 'float'>, 20) (<class 'str'>, 20) (<class 'bool'>, 20) (<class 'NoneType'>, 20)


def f(n, thing):
    count = 0
    for i in range(n):
        count += 1
        kind = type(thing)
    return kind, count


print(f(20, 0), f(20, 0.0), f(20, ""), f(20, True), f(20, None))
