"""Tuples, ranges and unpacking."""


def swap(n):
    a, b = 1, 2
    for _ in range(n):  # loop: guards=1
        a, b = b, a
    return a, b


def made_and_unpacked(n):
    total = 0
    for i in range(n):  # loop: guards=2
        pair = i, i + 1
        a, b = pair
        total ^= a * b
    return total


def made_and_indexed(n):
    total = 0
    for i in range(n):  # loop: guards=2
        t = (i, 2, 3)
        total ^= t[0] + t[-1]
    return total


def length_of_made(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total += len((i, i))
    return total


def nested(n):
    total = 0
    for i in range(n):  # loop: guards=3
        (a, b), c = (i, 1), 2
        total ^= a + b + c
    return total


def kept_over_a_round(n):
    last = (0, 0)
    for i in range(n):  # loop: guards=1
        last = (i, last[0])
    return last


def sum_of_pairs(n):
    x = (0, 0)
    for i in range(n):  # loop: guards=2
        x = (x[0] + i, x[1] ^ i)
    return x


def starred(n):
    total = 0
    for i in range(n):  # loop: guards=3 loads=1 counts=1 calls=NewList,AppendInt,AppendInt
        a, *rest = (i, 1, 2)
        total ^= a + len(rest)
    return total


def concatenated(n):
    total = 0
    for i in range(n):  # loop: guards=7 polls=1 loads=2 stores=2 counts=2 allocations=NewTuple calls=Apply
        t = (i,) + (1, 2)
        total ^= t[0] + t[2]
    return total


def sliced(n):
    total = 0
    for i in range(n):  # loop: guards=4 loads=1 stores=3 counts=2 allocations=NewTuple calls=TupleSlice
        t = (i, 1, 2)[:2]
        total ^= t[0]
    return total


def constant_index(t, n):
    total = 0
    for i in range(n):  # loop: guards=1
        total ^= t[1]
    return total


def variable_index(t, n):
    total = 0
    for i in range(n):  # loop: guards=2 loads=1
        total ^= t[i % 3]
    return total


def index_of_items(tuples):
    total = 0
    for t in tuples:  # loop: guards=5 loads=2
        total ^= t[0]
    return total


def appended(n):
    items = []
    for i in range(n):  # loop: guards=1 stores=2 allocations=NewTuple calls=AppendValue
        items.append((i, i))
    return len(items)


def constant_tuple(n):
    total = 0
    for i in range(n):  # loop: guards=2
        a, b, c = 1, 2, 3
        total ^= a + b + c + i
    return total


def contains(n):
    total = 0
    for i in range(n):  # loop: guards=3 polls=1 stores=2 counts=1 allocations=NewTuple calls=Contains
        if i in (i, 1):
            total += 1
    return total


def membership_in_range(n):
    total = 0
    r = range(0, 1000)
    for i in range(n):  # loop: guards=3 polls=1 calls=Contains
        if i in r:
            total += 1
    return total


def built_from_list(n, items):
    total = 0
    for i in range(n):  # loop: guards=4 polls=1 loads=1 counts=3 calls=Apply
        total += len(tuple(items))
    return total


def equality_of_items(tuples):
    total = 0
    for t in tuples:  # loop: guards=9 loads=3
        if t == (1, 2):
            total += 1
    return total


def hash_of_made(n):
    total = 0
    for i in range(n):  # loop: guards=3 calls=HashWith,HashWith,HashEnd
        total += hash((i, 1)) == 0
    return total


def grown(n):
    t = ()
    for i in range(n):  # loop: guards=2 polls=1 stores=2 counts=2 allocations=NewTuple calls=Apply
        t += (i,)
    return len(t)


print(swap(100), made_and_unpacked(100), made_and_indexed(100), length_of_made(100), nested(100))
print(kept_over_a_round(100), sum_of_pairs(100), starred(100), concatenated(100), sliced(100))
print(constant_index((1, 2, 3), 100), variable_index((1, 2, 3), 100))
print(index_of_items([(x, 1) for x in range(100)]), appended(100), constant_tuple(100))
print(contains(100), membership_in_range(100), built_from_list(100, [1, 2]))
print(equality_of_items([(1, 2)] * 100), hash_of_made(100), grown(100))
