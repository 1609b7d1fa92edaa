# Iterators of ranges: hints of length, states, pickles, copies and independence.
import copy
import pickle

it = iter(range(2, 12, 3))
print(type(it).__name__, it.__length_hint__(), next(it), it.__length_hint__())
twin = copy.copy(it)
print(list(it), list(twin), list(it), it.__length_hint__())
it = iter(range(5))
it.__setstate__(3)
print(next(it), it.__reduce__())
it = iter(range(5))
it.__setstate__(100)
print(list(it))
it = iter(range(5))
it.__setstate__(-5)
print(list(it))
big = iter(range(10**20, 10**20 + 6, 2))
print(type(big).__name__, big.__length_hint__(), next(big) - 10**20, big.__length_hint__())
print([x - 10**20 for x in big], list(big))
for r in (range(4), range(0), range(9, 0, -4), range(10**20, 10**20 + 2)):
    it = iter(r)
    again = pickle.loads(pickle.dumps(it))
    print(list(it) == list(again) == list(r), pickle.loads(pickle.dumps(r)) == r, copy.deepcopy(r) == r)
r = range(3)
a, b = iter(r), iter(r)
print(next(a), next(a), next(b), iter(a) is a, [(x, y) for x in r for y in r])
back = reversed(range(1, 10, 3))
print(type(back).__name__, list(back), list(back))
print(list(zip(range(3), reversed(range(3)))), dict(enumerate(range(5, 7))))
for args in ((2**62,), (2**63 - 2, 2**63 + 2), (-2**63 - 1, -2**63 + 1), (0, -2**64, -2**63)):
    print([x for x, _ in zip(range(*args), range(3))], type(iter(range(*args))).__name__)
out = []
for i in range(5):
    out.append(i)
    i += 10
print(out, i)
n = 3
for i in range(n):
    n += 1
print(n, i)
for i in range(0):
    pass
print(i)
x, y, z = range(3)
print(x, y, z, [*range(2), *range(2)], {**dict.fromkeys(range(2))})
try:
    x, y = range(3)
except ValueError as error:
    print(error)
try:
    next(iter(range(0)))
except StopIteration as stop:
    print(repr(stop), stop.value)
try:
    iter(range(3)).__setstate__("a")
except TypeError as error:
    print(error)
