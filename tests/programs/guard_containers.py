# Containers whose kind changes in a hot loop: list to tuple to str to dict to range to user class.


class Squares:
    def __getitem__(self, i):
        if i >= 10:
            raise IndexError
        return i * i

    def __len__(self):
        return 10


def total(c, n):
    t = 0
    for i in range(n):
        t += c[i % len(c)]
    return t


print(total(list(range(10)), 1000), total(tuple(range(10)), 1000), total(range(10), 1000), total(Squares(), 1000), total({i: i for i in range(10)}, 1000), total([0.5] * 3, 999), total([True, False], 999))
try:
    total("abc", 10)
except TypeError as e:
    print(e)

c = [1, 2, 3]
t = 0
for i in range(1500):
    t += c[i % 3]
    if i == 300:
        c = (4, 5, 6)
    elif i == 600:
        c = {0: 7, 1: 8, 2: 9}
    elif i == 900:
        c = range(10, 13)
    elif i == 1200:
        c = Squares()
print(t)


def walk(c):
    n = 0
    for v in c:
        n += v if isinstance(v, (int, float)) else len(v)
    return n


sources = [list(range(300)), tuple(range(300)), range(300), {i: 1 for i in range(300)}, set(range(300)), "x" * 300, Squares(), (i for i in range(300)), map(abs, range(-300, 0)), [[1]] * 300, zip([1, 2], "ab"), {"ab": 1}.items(), enumerate("ab"), reversed([1, 2]), {"k": "vv"}.values(), filter(None, [0, 1, 2])]
print([walk(s) for s in sources])

d = {}
for i in range(1200):
    if i < 400:
        k = i % 10
    elif i < 800:
        k = str(i % 10)
    else:
        k = (i % 10, "t") if i % 2 else i / 4
    d[k] = d.get(k, 0) + 1
print(len(d), d[3], d["3"], d[(3, "t")], d[200.0])

l = [0] * 10
for i in range(1000):
    l[i % len(l)] += i
    if i == 400:
        l.append(0.5)
    if i == 700:
        l = l[::-1]
    if i == 800:
        l = dict(enumerate(l))
print(l)
t = 0
l = list(range(50))
for i in range(1000):
    try:
        t += l[i % 60 - 5]
    except IndexError:
        t += 1000
        if i > 800:
            l.append(i)
print(t, len(l))
idx = 0
seq = [1, 2, 3, 4]
t = 0
for i in range(900):
    if i == 300:
        idx = -1
    if i == 500:
        idx = True
    if i == 700:
        idx = slice(0, 2)
    v = seq[idx]
    t += v if not isinstance(v, list) else sum(v)
print(t)
n = 0
for i in range(1000):
    probe = (i, "k", 2.0, None)[i % 4] if i > 500 else i
    for box in ([2, "k"], (2.0, None), {"k": 0}, {None, 5}, range(600)):
        if probe in box:
            n += 1
print(n)
x = "abcdefghij"
out = 0
for i in range(1000):
    ch = x[i % 10]
    out += ch == "c" or ch == 3
    if i == 500:
        x = list(range(10))
print(out)
