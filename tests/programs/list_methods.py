# List methods and operators.

l = [3, 1, 2]
l.append(4); l.extend([5, 6]); l.extend("ab"); l.extend(range(2)); l.insert(0, "first"); l.insert(-1, "near end"); l.insert(100, "end"); l.insert(-100, "start")
print(l, len(l), l.index(1), l.index("a"), l.count(1), l.index(1, 5))
print(l.pop(), l.pop(0), l.pop(-2), l)
l.remove("a"); l.remove(1); print(l)
l.reverse(); print(l)
c = l.copy(); l.clear(); print(c, l)
print([1, 2] + [3], [1, 2] * 2, 2 * [0], [1] * 0, [1] * -1, [[0] * 2] * 2, [] + [])
print([1, 2] == [1, 2], [1, 2] == (1, 2), [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], [1, 2] != [1, 2.0], [1, "a"] == [True, "a"])
print(3 in [1, 2, 3], 3.0 in [3], "x" not in [], None in [0, None], [1] in [[1]])
print(list("xyz"), list((1, 2)), list({1: 2}), list(map(str, [1, 2])), list(zip("ab", [1, 2])), list(reversed([1, 2, 3])), list(enumerate("ab", 1)))
print(repr([1, "a", 2.0, None, [True]]), str([]), [[]], [()], ["it's"])

a = b = [1]
a += [2]; print(a, b, a is b)
a = a + [3]; print(a, b, a is b)
a *= 2; print(a)
a += "xy"; a += (9,); a += {"k": 0}; a += range(2); print(a)
x = [1, 2]; x.append(x); print(x, len(x), x[2] is x)
x = []; x += x; print(x)
x = [1, 2, 3]; x.extend(x); print(x)
x = [1, 2, 3]; x += x; print(x)

x = list(range(10))
x[2:5] = ["a"]; print(x)
x[1:1] = [7, 8, 9]; print(x)
x[::2] = [0] * len(x[::2]); print(x)
x[:3] = []; print(x)
x[5:] = (1, 2); x[:0] = "pq"; x[len(x):] = range(3); print(x)
del x[0]; del x[-1]; del x[1:3]; print(x)
del x[::2]; print(x)
x[:] = [1, 2, 3, 4, 5, 6, 7]; del x[5:1:-2]; print(x)
x[::-1] = x[:]; print(x)
x[1:3] = x; print(x)
del x[:]; print(x)

for f in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1][1], lambda: [1][-2], lambda: [1] + 1, lambda: [1] * 1.5,
          lambda: [1] < [""], lambda: [1] < 1, lambda: [].extend(5), lambda: [].append(), lambda: [1].insert(0), lambda: [1].foo, lambda: hash([]), lambda: [1].pop("a"), lambda: {[]: 1}):
    try:
        print(f())
    except (TypeError, ValueError, IndexError, AttributeError) as e:
        print(type(e).__name__, e)
x = [1, 2, 3, 4]
for v in ([1], 5, [1, 2, 3]):
    try:
        x[::2] = v
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    x[10] = 1
except IndexError as e:
    print(e)
try:
    del x[10]
except IndexError as e:
    print(e)

q = []
popped = 0
for i in range(2000):
    q.append(i)
    if i % 3 == 2:
        popped += q.pop(0)
    if i % 5 == 4:
        popped -= q.pop()
    if i % 50 == 49:
        q.insert(len(q) // 2, -i)
    if i % 400 == 399:
        q[10:20] = [q[0]] * 3
        q.reverse()
print(len(q), popped, sum(q), q[:5])
