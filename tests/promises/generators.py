"""Generators and what goes over them."""

from itertools import chain, count, islice, repeat


def numbers(n):
    for i in range(n):
        yield i


def while_numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


def over_generator(n):
    total = 0
    for x in numbers(n):  # loop: guards=1 polls=1 stores=4
        total ^= x
    return total


def over_while_generator(n):
    total = 0
    for x in while_numbers(n):  # loop: guards=1 polls=1 stores=2
        total ^= x
    return total


def over_expression(n):
    total = 0
    for x in (i * 2 for i in range(n)):  # loop: guards=2 polls=1 stores=4
        total ^= x
    return total


def squares(items):
    for x in items:
        yield x * x


def pipeline(n):
    total = 0
    for x in squares(numbers(n)):  # loop: guards=2 polls=2 stores=6
        total ^= x
    return total


def delegating(n):
    yield from numbers(n)


def over_delegating(n):
    total = 0
    for x in delegating(n):  # loop: guards=2 polls=1 stores=2 calls=CallGen
        total ^= x
    return total


def pairs(n):
    for i in range(n):
        yield i, i + 1


def over_pairs(n):
    total = 0
    for a, b in pairs(n):  # loop: guards=2 polls=1 stores=4
        total ^= a * b
    return total


def enumerated(n):
    total = 0
    for i, x in enumerate(numbers(n)):  # loop: guards=8 polls=1 loads=3 counts=1 calls=IterNext
        total ^= i + x
    return total


def zipped(n):
    total = 0
    for a, b in zip(numbers(n), numbers(n)):  # loop: guards=10 polls=1 loads=5 counts=1 calls=IterNext
        total ^= a + b
    return total


def short_generator(n):
    total = 0
    for i in range(n):  # loop: guards=9 polls=2 loads=6 stores=7 counts=1 calls=NewGenerator
        for x in numbers(1):
            total ^= x
    return total


def with_next(n):
    g = numbers(n + 10)
    total = 0
    for i in range(n):  # loop: guards=2 polls=1 stores=2 counts=2 calls=Resume
        total ^= next(g)
    return total


def adder():
    total = 0
    while True:
        total += yield total


def with_send(n):
    g = adder()
    next(g)
    total = 0
    for i in range(n):  # loop: guards=2 polls=1 stores=2 counts=2 calls=Resume
        total = g.send(i)
    return total


def sum_of_expression(n):
    return sum(i * i for i in range(n))  # loop: guards=3 polls=1 stores=4


def any_of_expression(n):
    return any(i < 0 for i in range(n))  # loop: guards=2 polls=1 stores=4


def all_of_expression(n):
    return all(i >= 0 for i in range(n))  # loop: guards=2 polls=1 stores=4


def list_of_expression(n):
    return len(list(i * 2 for i in range(n)))  # loop: guards=2 polls=1 stores=4 calls=AppendInt


def join_of_expression(words):
    return len(",".join(w for w in words))  # loop: guards=3 polls=1 loads=4 stores=3 counts=5 calls=AppendValue


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


def over_iterator_class(n):
    total = 0
    for x in Countdown(n):  # loop: guards=1 stores=1
        total ^= x
    return total


class Holder:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        for x in self.items:
            yield x


def over_iter_method(holder):
    total = 0
    for x in holder:  # loop: guards=1 polls=1 stores=4
        total ^= x
    return total


class Sequence:
    def __getitem__(self, i):
        if i >= 100:
            raise IndexError
        return i


def over_sequence_class():
    total = 0
    for x in Sequence():  # loop: guards=2 polls=1 calls=IterNext
        total ^= x
    return total


def over_slice_of_count(n):
    total = 0
    for x in islice(count(), n):  # loop: guards=2 polls=1 loads=1 calls=NextInto
        total ^= x
    return total


def over_chain(items):
    total = 0
    for x in chain(items, items):  # loop: guards=2 polls=1 loads=1 calls=NextInto
        total ^= x
    return total


def over_repeat(n):
    total = 0
    for x in repeat(3, n):  # loop: guards=3 polls=1 loads=1 calls=NextInto
        total += x
    return total


def sum_of_products(a, b):
    return sum(x * y for x, y in zip(a, b))  # loop: guards=4 polls=1 loads=2 stores=7


def sum_of_floats(xs):
    return sum(x * 2.0 for x in xs)  # loop: guards=2 polls=1 loads=1 stores=3


def any_of_few(items, n):
    total = 0
    for i in range(n):  # loop: guards=3 polls=1 stores=1 counts=3 allocations=NewFunction calls=NewGenerator,Apply
        if any(x > 1000 for x in items):
            total += 1
    return total


print(over_generator(100), over_while_generator(100), over_expression(100), pipeline(100))
print(over_delegating(100), over_pairs(100), enumerated(100), zipped(100), short_generator(100))
print(with_next(100), with_send(100))
for _ in range(4):
    results = sum_of_expression(500), any_of_expression(500), all_of_expression(500), list_of_expression(500)
    text = join_of_expression(["a"] * 500)
print(*results, text)
print(over_iterator_class(100), over_iter_method(Holder(range(100))), over_sequence_class())
print(over_slice_of_count(100), over_chain(list(range(100))), over_repeat(100))
print(any_of_few([1, 2, 3], 100))
for _ in range(4):
    results = sum_of_products(range(500), range(500)), sum_of_floats([0.5] * 500)
print(*results)
