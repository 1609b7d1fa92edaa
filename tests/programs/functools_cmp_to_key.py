# cmp_to_key: order, objects, errors.
from functools import cmp_to_key, reduce


def t(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


key = cmp_to_key(lambda a, b: (a > b) - (a < b))
print(sorted([3, 1, 2], key=key), sorted("hello", key=key, reverse=True), max([3, 9, 2], key=key))
a, b = key(1), key(2)
print(a < b, a <= b, a > b, a >= b, a == b, a != b, a == key(1), a.obj, key.obj)
t(hash, a)
t(lambda: a < 1)
t(lambda: a == 1)
t(lambda: key < a)
t(key)
t(key, 1, 2)
t(key, other=1)
print(key(obj=5).obj)
t(cmp_to_key)
t(cmp_to_key, 1, 2)

t(sorted, [2, 1], key=cmp_to_key(3))
t(sorted, [2, 1], key=cmp_to_key(lambda a, b: "x"))
t(sorted, [2, 1], key=cmp_to_key(lambda a, b: None))


def fails(a, b):
    raise ZeroDivisionError(a, b)


t(sorted, [2, 1], key=cmp_to_key(fails))
t(sorted, [2, 1, 3], key=cmp_to_key(lambda a, b: a - b + 0.5))
a.obj = 7
print(a > b, a.obj)
t(type(key))
print(type(key).__name__, type(key).__module__)


class Num:
    def __init__(self, n):
        self.n = n

    def __lt__(self, zero):
        return f"{self.n} < {zero}"

    def __gt__(self, zero):
        return []


odd = cmp_to_key(lambda a, b: Num(a - b))
print(odd(5) < odd(3), odd(5) > odd(3))
data = [i * 7919 % 1009 for i in range(400)]
print(sorted(data, key=cmp_to_key(lambda a, b: b - a))[:5])
print(reduce(lambda a, b: a + b, data), reduce(max, data, 5000))
