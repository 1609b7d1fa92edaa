"""Lists of bools, which are stored as bytes, and what makes them something else."""


def sieve(n):
    flags = [True] * n
    flags[0] = flags[1] = False
    for i in range(2, int(n**0.5) + 1):
        if flags[i]:
            flags[i * i :: i] = [False] * len(range(i * i, n, i))
    return [i for i in range(n) if flags[i]]


def flip(flags):
    for i in range(len(flags)):
        flags[i] = not flags[i]
    return flags


def mixed(n):
    out = []
    for i in range(n):
        out.append(i % 3 == 0)
    out[n // 2] = 1
    return out


def appended(n):
    flags = [x % 2 == 0 for x in range(n)]
    for i in range(n):
        flags.append(i > n // 2)
        if i == n - 2:
            flags.append(None)
    return flags


print(sieve(60))
print(len(sieve(20000)))
print(flip([True, False, True]), flip([i % 5 == 0 for i in range(40)]).count(True))
print(mixed(8), appended(5)[-4:])
flags = [True, False]
print(sum(flags), sum(flags, 10), sum([True] * 1000), flags + [0], flags * 2, flags.index(False))
flags[1:1] = [False, False]
print(flags, flags[::-1], flags[1:3], sorted(flags), flags == [1, 0, 0, 0], flags == [1.0, 0, False, 0])
flags.insert(2, True)
flags.reverse()
print(flags, flags.pop(), flags.pop(0), flags)
flags[0:2] = []
print(flags, True in flags, 2 in flags, min([True, False]), max([False, False]))
flags.extend([True, 2.5, "x"])
print(flags, flags[0] is False or flags[0] is True)
del flags[::2]
print(flags)
numbers = [1, 2, 3, 4, 5, 6]
numbers[1:3] = [20, 30, 40]
print(numbers)
numbers[::3] = [7, 8, 9]
print(numbers)
numbers[5:] = [True]
print(numbers)
floats = [0.5] * 6
floats[4:0:-2] = [1.5, 2.5]
print(floats)
try:
    floats[::2] = [1.0]
except ValueError as e:
    print(e)
both = [True, False, True]
both[1:2] = both
print(both)
