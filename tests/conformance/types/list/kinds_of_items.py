# Lists whose items change from one kind to another, by every way of changing them.
def kinds(l):
    return [type(x).__name__ for x in l], l

l = [1, 2, 3]
l[1] = 2.5
print(kinds(l))
l = [1, 2]
l.append(2**70)
l.insert(0, True)
print(kinds(l), l.index(1), l.count(1), l.index(2**70))
l = [1.0, 2.0]
l += [3]
l.extend([None, "x"])
print(kinds(l))
l = [True, False]
l.append(1)
print(kinds(l), l.count(True), sum(l))
l = [1, 2, 3]
l[1:2] = [0.5, "s"]
print(kinds(l))
l = [1] * 3 + [1.0] * 2
print(kinds(l), l == [1] * 5, l.count(1.0))
l = [0.0, -0.0, 0]
print(l, l.index(0), [x == 0 for x in l], sorted(l), max(l), min(l))
nan = float("nan")
l = [nan, nan]
print(l == l, l == [nan, nan], l == [float("nan")] * 2, l.count(nan), l.index(nan), l.count(float("nan")))
l = list(range(5))
l.sort(key=lambda x: -x)
l.sort()
l.reverse()
l[0] = "first"
print(kinds(l))
try:
    l.sort()
except TypeError as error:
    print(error)
l = [1, 2, 3]
del l[:]
l.append(1.5)
print(kinds(l))
l = [1, 2, 3, 4]
l[::2] = ["a", None]
print(kinds(l), l[::-1], l * 2)
l = [2**63 - 1]
l[0] += 1
print(l, type(l[0]))
l = [True] * 3
l[1] = 5
print(kinds(l), l[1:] + [False], [1, 2] == [True, 2.0], [1, 2] < [True, 2.5])
l = [1, 2, 3]
l2 = l.copy()
l2[0] = "x"
print(l, l2, l + [1.5], [1.5] + l, ["s"] + l, l + l2)
total = 0
l = []
for n in range(300):
    l.append(n if n % 97 else n / 2)
    if n % 50 == 49:
        l.append(str(n))
        l.pop()
    total += l[n // 2] * 2
print(total, len(l), {type(x).__name__ for x in l} == {"int", "float"})
