# Aliasing: several names for one list, shared rows, defaults that are mutable, copies.

a = [1, 2, 3]
b = a
c = a[:]
d = list(a)
b.append(4)
print(a, b, c, d, a is b, a is c, c == d)

grid = [[0] * 3] * 3
grid[0][0] = 1
print(grid)
grid = [[0] * 3 for _ in range(3)]
grid[0][0] = 1
print(grid)


def default(x, acc=[]):
    acc.append(x)
    return acc


print(default(1), default(2), default(3, []), default(4))


def mutate(l):
    l.append("m")
    l = l + ["new"]
    l.append("local")
    return l


x = [0]
y = mutate(x)
print(x, y)

t = ([1], [2])
t[0].append(9)
print(t)
try:
    t[0] += [5]
except TypeError as e:
    print(e, t)

rows = []
row = []
for i in range(300):
    row.append(i)
    if i % 100 == 99:
        rows.append(row)
        if i != 199:
            row = []
print([len(r) for r in rows], rows[1] is rows[-1], rows[0] is rows[1])

d1 = {"k": [1]}
d2 = dict(d1)
d3 = d1.copy()
d2["k"].append(2)
d3["k"] = "own"
print(d1, d2, d3)

# Two names swap which list they mean in the middle of a hot loop.
p, q = [0], [0]
keep = p
for i in range(1000):
    p[0] += i
    if i % 250 == 0:
        p, q = q, p
    q[-1] -= 1
print(p, q, keep is p, keep is q)

m = [[1, 2], [3, 4]]
for r in m:
    r[0], r[1] = r[1], r[0]
print(m)
for r in m:
    r = [0, 0]
print(m)
first, *rest = m
rest[0][0] = "changed"
print(m, rest)
n = m * 2
n[0].append("both")
print(n)
e = [None] * 2
e[0] = e
print(e, e[0] is e, e == e)
i = 0
i, l = 1, [10, 20, 30]
i, l[i] = 2, "x"
print(i, l)
i = 0
l = [0, 1, 2]
i = l[i] = 1
print(i, l)
