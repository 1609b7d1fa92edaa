"""Built-in functions."""


def minimum(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total += min(i, 50)
    return total


def maximum_of_floats(xs):
    best = 0.0
    for x in xs:  # loop: guards=2 loads=1
        best = max(best, x)
    return best


def minimum_of_three(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total += min(i, 50, 60)
    return total


def minimum_of_list(items, n):
    total = 0
    for i in range(n):  # loop: guards=3 polls=1 counts=2 calls=Apply
        total += min(items)
    return total


def absolute(n):
    total = 0
    for i in range(n):  # loop: guards=3
        total += abs(-i)
    return total


def absolute_of_floats(xs):
    total = 0.0
    for x in xs:  # loop: guards=1 loads=1
        total += abs(-x)
    return total


def length(items, n):
    total = 0
    for i in range(n):  # loop: guards=2
        total += len(items)
    return total


def int_of_int(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total += int(i)
    return total


def bool_of_int(n):
    total = 0
    for i in range(n):  # loop: guards=3
        if bool(i + 1):
            total += i
    return total


def ord_and_chr(n):
    total = 0
    for i in range(n):  # loop: guards=5 loads=2 calls=AsciiChar,StrOrd
        total ^= ord(chr(i))
    return total


def sum_of_list(items, n):
    total = 0
    for i in range(n):  # loop: guards=2 polls=1 counts=2 calls=Apply
        total ^= sum(items)
    return total


def sum_of_tuple(n):
    total = 0
    for i in range(n):  # loop: guards=2 polls=1 stores=3 counts=1 allocations=NewTuple calls=Apply
        total ^= sum((i, 1, 2))
    return total


def any_of_list(items, n):
    total = 0
    for i in range(n):  # loop: guards=4 polls=1 counts=2 calls=Apply
        if any(items):
            total += i
    return total


def sorted_list(items, n):
    total = 0
    for i in range(n):  # loop: guards=5 polls=1 loads=4 counts=3 calls=Apply
        total += sorted(items)[0]
    return total


def list_of_range(n):
    total = 0
    for i in range(n):  # loop: guards=4 polls=1 loads=1 counts=2 allocations=NewRange calls=Apply
        total += len(list(range(3)))
    return total


def length_of_range(n):
    total = 0
    for i in range(n):  # loop: guards=3 polls=1 counts=1 allocations=NewRange calls=Apply
        total += len(range(i))
    return total


def hash_of_int(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total ^= hash(i)
    return total


def identity(x, n):
    total = 0
    for i in range(n):  # loop: guards=5 polls=2 counts=4 calls=Apply,Apply
        if id(x) == id(x):
            total += i
    return total


def power_with_modulus(n):
    total = 0
    for i in range(n):  # loop: guards=2 polls=1 calls=Apply
        total ^= pow(i, 2, 1009)
    return total


def callable_function(n):
    total = 0
    for i in range(n):  # loop: guards=4 polls=1 calls=Apply
        if callable(len):
            total += i
    return total


def repr_of_int(n):
    total = 0
    for i in range(n):  # loop: guards=4 polls=1 loads=1 counts=1 calls=Apply
        total += len(repr(i))
    return total


def sorted_with_key(items):
    return sorted(items, key=lambda x: -x)[0]  # loop: guards=3 loads=4 calls=AppendInt


def max_with_key(items):
    return max(items, key=lambda x: x * x % 7)  # loop: guards=3 loads=1


ints = list(range(100))
floats = [x / 2 for x in ints]
many = list(range(500))
print(minimum(100), maximum_of_floats(floats), minimum_of_three(100), minimum_of_list(ints, 100))
print(absolute(100), absolute_of_floats(floats), length(ints, 100), int_of_int(100), bool_of_int(100))
print(ord_and_chr(100), sum_of_list(ints, 100), sum_of_tuple(100), any_of_list(ints, 100))
print(sorted_list(ints, 100), list_of_range(100), length_of_range(100), hash_of_int(100))
print(identity(ints, 100), power_with_modulus(100), callable_function(100), repr_of_int(100))
for _ in range(4):
    results = sorted_with_key(many), max_with_key(many)
print(*results)
