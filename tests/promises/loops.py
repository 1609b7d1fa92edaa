"""Loops over ranges and the built-in containers."""


def count_up(n):
    i = 0
    while i < n:  # loop: guards=1
        i += 1
    return i


def count_down(n):
    rounds = 0
    while n:  # loop: guards=3
        n -= 1
        rounds += 1
    return rounds


def while_true(n):
    i = 0
    while True:
        i += 3  # loop: guards=2
        if i > n:
            break
    return i


def over_range(n):
    total = 0
    for i in range(n):  # loop: guards=2
        total += i
    return total


def over_range_with_step(n):
    total = 0
    for i in range(0, n, 3):  # loop: guards=1
        total ^= i
    return total


def over_range_downwards(n):
    total = 0
    for i in range(n, 0, -1):  # loop: guards=1
        total ^= i
    return total


def over_ints(items):
    total = 0
    for x in items:  # loop: guards=2 loads=1
        total += x
    return total


def over_floats(items):
    total = 0.0
    for x in items:  # loop: guards=1 loads=1
        total += x
    return total


def over_bools(items):
    total = 0
    for x in items:  # loop: guards=3 loads=1
        if not x:
            total += 1
    return total


def over_strings(items):
    total = 0
    for x in items:  # loop: guards=4 loads=2
        total += len(x)
    return total


def over_tuple(items):
    total = 0
    for x in items:  # loop: guards=2 loads=1
        total ^= x
    return total


def over_string(text):
    total = 0
    for c in text:  # loop: guards=1 loads=2 counts=2
        total ^= ord(c)
    return total


def over_bytes(data):
    total = 0
    for b in data:  # loop: guards=1 loads=1 stores=1
        total ^= b
    return total


def over_set(items):
    total = 0
    for x in items:  # loop: guards=2 loads=1 stores=1 calls=NextKey,KeyAt
        total ^= x
    return total


def over_dict(items):
    total = 0
    for k in items:  # loop: guards=2 loads=1 stores=2 calls=NextKey,KeyAt
        total ^= k
    return total


def over_values(items):
    total = 0
    for v in items.values():  # loop: guards=2 loads=1 stores=2 calls=NextKey,KeyAt
        total ^= v
    return total


def over_items(items):
    total = 0
    for k, v in items.items():  # loop: guards=3 loads=2 stores=2 calls=NextKey,KeyAt
        total ^= k ^ v
    return total


def over_enumerate(items):
    total = 0
    for i, x in enumerate(items):  # loop: guards=2 loads=1 stores=2
        total ^= i ^ x
    return total


def over_zip(first, second):
    total = 0
    for a, b in zip(first, second):  # loop: guards=2 loads=3 stores=2
        total ^= a ^ b
    return total


def over_zip_of_three(first, second, third):
    total = 0.0
    for a, b, c in zip(first, second, third):  # loop: guards=3 loads=5 stores=3
        total += a * b * c
    return total


def over_reversed(items):
    total = 0
    for x in reversed(items):  # loop: guards=1 loads=1 stores=1
        total ^= x
    return total


def over_pairs(pairs):
    total = 0
    for a, b in pairs:  # loop: guards=6 loads=3
        total ^= a ^ b
    return total


def over_map(f, items):
    total = 0
    for x in map(f, items):  # loop: guards=2 loads=1 stores=1
        total ^= x
    return total


def over_filter(f, items):
    total = 0
    for x in filter(f, items):  # loop: guards=2 polls=1 calls=IterNext
        total ^= x
    return total


def over_slice(items):
    total = 0
    for x in items[1:]:  # loop: guards=1 loads=1
        total ^= x
    return total


def by_index(items):
    total = 0
    for i in range(len(items)):  # loop: guards=2 loads=1
        total ^= items[i]
    return total


def by_len(items):
    i = total = 0
    while i < len(items):  # loop: guards=1 loads=1
        total ^= items[i]
        i += 1
    return total


def nested_sum(rows):
    total = 0
    for row in rows:
        for x in row:  # loop: guards=1 loads=1
            total ^= x
    return total


def with_continue(n):
    total = 0
    for i in range(n):  # loop: guards=3
        if i < 0:
            continue
        total += i
    return total


def with_else(n):
    for i in range(n):  # loop: guards=2
        if i == -1:
            break
    else:
        return i
    return -1


def with_next(items):
    it = iter(items)
    total = 0
    while True:
        x = next(it, None)  # loop: guards=2 polls=1 counts=2 calls=IterNext
        if x is None:
            break
        total ^= x
    return total


ints = list(range(100))
floats = [x / 4 for x in ints]
print(count_up(100), count_down(100), while_true(300))
print(over_range(100), over_range_with_step(300), over_range_downwards(100))
print(over_ints(ints), over_floats(floats), over_bools([x < -5 for x in ints]))
print(over_strings(["word" * (x % 3) for x in ints]), over_tuple(tuple(ints)))
print(over_string("some text that is long enough, " * 3), over_bytes(bytes(ints)))
print(over_set(set(ints)), over_dict(dict.fromkeys(ints, 1)))
print(over_values({x: x * 2 for x in ints}), over_items({x: x * 2 for x in ints}))
print(over_enumerate(ints), over_zip(ints, ints[::-1]), over_zip_of_three(floats, floats, floats))
print(over_reversed(ints), over_pairs([(x, x + 1) for x in ints]))
print(over_map(lambda x: x * 3, ints), over_filter(lambda x: x > -1, ints), over_slice(ints))
print(by_index(ints), by_len(ints), nested_sum([ints] * 3))
print(with_continue(100), with_else(100), with_next(ints))
