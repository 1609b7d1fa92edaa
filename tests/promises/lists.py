"""Lists: items, slices, methods, comprehensions."""


def append(n):
    items = []
    for i in range(n):  # loop: guards=1 calls=AppendInt
        items.append(i)
    return len(items)


def append_floats(n):
    items = []
    for i in range(n):  # loop: guards=1 calls=AppendFloat
        items.append(i * 0.5)
    return len(items)


def append_strings(n, word):
    items = []
    for i in range(n):  # loop: guards=1 counts=1 calls=AppendValue
        items.append(word)
    return len(items)


def pop(items):
    total = 0
    while items:  # loop: guards=3 loads=4 calls=ListPop
        total ^= items.pop()
    return total


def stack(n):
    items = [0]
    total = 0
    for i in range(n):  # loop: guards=3 loads=4 calls=AppendInt,ListPop
        items.append(i)
        total ^= items.pop()
    return total


def store_ints(items):
    for i in range(len(items)):  # loop: guards=2 stores=1
        items[i] = i
    return items[-1]


def augmented(items):
    for i in range(len(items)):  # loop: guards=4 loads=1 stores=1
        items[i] += 1
    return items[-1]


def augmented_floats(items):
    for i in range(len(items)):  # loop: guards=3 loads=1 stores=1
        items[i] *= 0.5
    return items[-1]


def store_strings(items, word):
    for i in range(len(items)):  # loop: guards=3 loads=1 stores=1 counts=2
        items[i] = word
    return items[-1]


def exchange(items):
    for i in range(len(items) - 1):  # loop: guards=4 loads=2 stores=2
        items[i], items[i + 1] = items[i + 1], items[i]
    return items[-1]


def last_item(items, n):
    total = 0
    for i in range(n):  # loop: guards=2
        total ^= items[-1]
    return total


def sieve(n):
    flags = [True] * n
    i = 2
    while i < n:  # loop: guards=2 stores=1
        flags[i] = False
        i += 2
    return sum(flags)


def matrix(rows, n):
    total = 0
    for i in range(n):  # loop: guards=5 loads=5
        total ^= rows[i % 3][i & 1]
    return total


def comprehension(n):
    return len([i * 2 for i in range(n)])  # loop: guards=2 calls=AppendInt


def comprehension_of_strings(words):
    return len([w for w in words])  # loop: guards=3 loads=4 counts=3 calls=AppendValue


def comprehension_with_condition(items):
    return len([x for x in items if x >= 0])  # loop: guards=3 loads=4 calls=AppendInt


def comprehension_of_pairs(n):
    return len([(i, i) for i in range(n)])  # loop: guards=1 stores=2 allocations=NewTuple calls=AppendValue


def comprehension_of_calls(n):
    return len([abs(i) for i in range(n)])  # loop: guards=2 calls=AppendInt


def made_and_indexed(n):
    total = 0
    for i in range(n):  # loop: guards=3 loads=4 counts=1 calls=NewList,AppendInt,AppendInt,AppendInt
        total ^= [i, 1, 2][0]
    return total


def made_and_unpacked(n):
    total = 0
    for i in range(n):  # loop: guards=5 loads=5 counts=1 calls=NewList,AppendInt,AppendInt
        a, b = [i, i + 1]
        total ^= a * b
    return total


def slice_made(items, n):
    total = 0
    for i in range(n):  # loop: guards=4 loads=4 counts=1 calls=ListSlice
        total ^= items[i : i + 2][0]
    return total


def copy_made(items, n):
    total = 0
    for i in range(n):  # loop: guards=3 loads=1 counts=1 calls=ListSlice
        total += len(items[:])
    return total


def extend(n):
    items = []
    for i in range(n):  # loop: guards=2 polls=1 stores=2 counts=3 allocations=NewTuple calls=Apply
        items.extend((i, 1))
    return len(items)


def insert_at_front(n):
    items = []
    for i in range(n):  # loop: guards=2 polls=1 counts=2 calls=Apply
        items.insert(0, i)
    return items[0]


def contains(items, n):
    total = 0
    for i in range(n):  # loop: guards=3 polls=1 calls=Contains
        if 3 in items:
            total += 1
    return total


def index_method(items, n):
    total = 0
    for i in range(n):  # loop: guards=3 polls=1 counts=2 calls=Apply
        total += items.index(3)
    return total


def delete_last(items):
    total = 0
    while len(items) > 1:  # loop: guards=2 polls=1 loads=1 calls=Apply
        del items[-1]
        total += 1
    return total


def float_items(items):
    total = 0.0
    for i in range(len(items)):  # loop: guards=2 loads=1
        total += items[i] * 2.0
    return total


def list_of_lists(rows):
    total = 0
    for row in rows:  # loop: guards=4 loads=2
        total += len(row)
    return total


def dot_product(a, b):
    return sum([x * y for x, y in zip(a, b)])  # loop: guards=4 loads=9 stores=2 calls=AppendFloat


def index_from_end(items):
    total = 0
    for i in range(1, len(items)):  # loop: guards=3 loads=1
        total ^= items[-i]
    return total


def augmented_matrix(rows, n):
    for i in range(n):  # loop: guards=6 loads=5 stores=1
        rows[i & 1][0] += 1
    return rows


def equality(a, b, n):
    total = 0
    for i in range(n):  # loop: guards=3 polls=1 calls=Compare
        if a == b:
            total += 1
    return total


def slice_assigned(items, n):
    for i in range(n):  # loop: guards=2 polls=2 loads=1 stores=4 counts=2 calls=NewList,AppendInt,AppendInt,Exec,Apply
        items[0:2] = [i, 2]
    return items


def delete_first(items):
    while len(items) > 1:  # loop: guards=1 polls=1 loads=1 calls=Apply
        del items[0]
    return items


def pop_first(items):
    total = 0
    while items:  # loop: guards=2 polls=1 loads=1 counts=2 calls=Apply
        total ^= items.pop(0)
    return total


def augmented_list(n):
    items = []
    for i in range(n):  # loop: guards=2 polls=1 stores=1 counts=2 calls=NewList,AppendInt,Apply
        items += [i]
    return len(items)


ints = list(range(100))
floats = [x / 2 for x in ints]
words = ["a", "b"] * 50
print(append(100), append_floats(100), append_strings(100, "word"), pop(ints[:]), stack(100))
print(store_ints(ints[:]), augmented(ints[:]), augmented_floats(floats[:]), store_strings(words[:], "c"))
print(exchange(ints[:]), last_item(ints, 100), sieve(100), matrix([[1, 2], [3, 4], [5, 6]], 100))
print(comprehension(100), comprehension_of_strings(words), comprehension_with_condition(ints))
print(comprehension_of_pairs(100), comprehension_of_calls(100), made_and_indexed(100))
print(made_and_unpacked(100), slice_made(ints + [1, 2], 100), copy_made(ints, 100))
print(extend(100), insert_at_front(100), contains(ints, 100), index_method(ints, 100), delete_last(ints[:]))
print(float_items(floats), list_of_lists([ints] * 100), dot_product(floats, floats))
print(index_from_end(ints), augmented_matrix([[1], [2]], 100), equality([1, 2], [1, 2], 100))
print(slice_assigned([1, 2, 3], 100), delete_first(ints[:]), pop_first(ints[:]), augmented_list(100))
