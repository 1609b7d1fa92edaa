# Methods of numbers in hot loops, with numbers that change their type.
def bits(values):
    t = 0
    for v in values:
        t += v.bit_length() + v.bit_count()
    return t


print(bits(range(300)), bits([2**k for k in range(100)]), bits([True, 5, 2**80] * 50))


def whole(values):
    t = 0
    for v in values:
        if v.is_integer():
            t += 1
        n, d = v.as_integer_ratio()
        t += d
    return t


print(whole([0.5, 1.0, 3] * 60), whole([1] * 90 + [2.5, True, 10**30]))


def grows(n):
    x = 1
    t = 0
    for i in range(n):
        x = x * 3 + 1
        t += x.bit_length()
        if x > 10**40:
            x = 1
    return t


print(grows(500))


def texts(values):
    out = []
    for v in values:
        try:
            out.append(v.__repr__())
        except AttributeError as e:
            out.append(str(e))
    return len(out), out[-4:]


print(texts([1] * 90 + [2.5, None, True, "x"]), texts([None] * 90 + [1, 2.5]))


def broken(values):
    n = 0
    for v in values:
        try:
            n += v.bit_length()
        except AttributeError as e:
            n -= 1
    return n


print(broken([1, 2.5, None] * 50), broken([7] * 90 + [2.5, None, "x", []]))
import random

r = random.Random(42)
print([r.randint(0, 10) for i in range(300)][-5:], r.randrange(5), [r.choice("abc") for i in range(200)][-3:])
