# range objects: iteration, indexing, slicing, membership, equality, big bounds.

for args in ((5,), (2, 5), (5, 2), (0, 10, 3), (10, 0, -3), (0,), (-3,), (0, 10, 100), (5, 5, -1), (-5, 5, 4)):
    r = range(*args)
    print(r, list(r), len(r), r.start, r.stop, r.step, bool(r), list(reversed(r)), sum(r))
r = range(0, 100, 7)
print(r[3], r[-1], r[2:5], r[::-1], r[::2], r[50:], 14 in r, 15 in r, 14.0 in r, "a" in r, 98 in r, 105 in r, -7 in r, True in range(2))
print(r.index(21), r.count(21), r.count(22), r == range(0, 99, 7), range(0) == range(5, 5), hash(range(0)) == hash(range(2, 1)), range(3) != [0, 1, 2], min(r), max(r))
big = range(10 ** 20, 10 ** 20 + 10, 3)
print(big, list(big), len(big), big[1], 10 ** 20 + 6 in big, list(range(-2 ** 63 - 2, -2 ** 63 + 2)), list(range(2 ** 63 - 2, 2 ** 63 + 2)))
print(list(range(2 ** 70, 2 ** 70 - 5, -2)), range(2 ** 70)[2 ** 69], list(range(True, 4)), len(range(0, 2 ** 62, 2)))
for f in (lambda: range(), lambda: range(1, 2, 0), lambda: range("a"), lambda: range(1.0), lambda: r[100], lambda: r.index(5), lambda: len(range(2 ** 70)), lambda: range(1, 2, 3, 4), lambda: range(3) + range(3)):
    try:
        print(f())
    except (TypeError, ValueError, IndexError, OverflowError) as e:
        print(type(e).__name__, e)
try:
    r[0] = 1
except TypeError as e:
    print(e)


def summed(r):
    t = 0
    for i in r:
        t += i
    return t


for args in ((1000,), (1000, 0, -1), (-500, 500), (0, 100000, 97), (2 ** 63 - 300, 2 ** 63 + 300), (0,), (-2 ** 63 + 300, -2 ** 63 - 300, -1)):
    print(args, summed(range(*args)))

# The loop variable may be assigned; its value stays after the loop; the range keeps its own state.
n = 0
for i in range(1000):
    n += i
    i *= 2
    if i > 1990:
        i = "end"
print(n, i)
stop = 10
count = 0
for i in range(stop):
    stop += 10
    count += 1
print(count, stop)
for i in range(0):
    pass
print(i)
it = iter(range(3))
print(next(it), next(it), next(it), next(it, "done"), list(it))
a = range(400)
pairs = 0
for i in a:
    for j in a[i + 1:i + 6]:
        pairs += j - i
print(pairs)
steps = 0
for s in (1, 2, 3, -1, -2, 7):
    for i in range(0 if s > 0 else 300, 300 if s > 0 else 0, s):
        steps += i * s
print(steps)
