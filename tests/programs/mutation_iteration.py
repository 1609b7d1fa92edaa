# Changing containers while they are being iterated.

l = [1, 2, 3, 4, 5, 6]
for x in l:
    if x % 2 == 0:
        l.remove(x)
print(l)
l = [1, 2, 2, 3]
for x in l:
    if x == 2:
        l.remove(x)
print(l)
l = [0]
for x in l:
    if x < 1000:
        l.append(x + 1)
print(len(l), l[-1])
l = list(range(10))
seen = []
for x in l:
    seen.append(x)
    if x == 3:
        l.insert(0, -1)
    if len(seen) > 15:
        break
print(seen)
l = list(range(600))
n = 0
for x in l:
    n += 1
    if x == 300:
        del l[350:]
    if x == 320:
        l[322] = 0.5
    if x == 0.5:
        l.clear()
print(n, l)
l = [1, 2, 3]
for x in l:
    l = [9, 9]
print(l, x)
l = [1, 2, 3]
it = iter(l)
print(next(it), next(it), next(it), next(it, "end"))
l.append(4)
print(next(it, "still end"))
l = [3, 2, 1]
for i, x in enumerate(l):
    l.sort()
    if i < 5:
        l.append(-i)
print(l)
l = [1, 2, 3, 4]
for x in reversed(l):
    l.pop()
    print(x, end=" ")
print(l)
l = [1, 2, 3]
print([(x, l.append(x))[0] for x in l if len(l) < 7], l)

d = {i: i for i in range(300)}
for f in ("add", "del", "value", "clear"):
    e = dict(d)
    n = 0
    try:
        for k in e:
            n += 1
            if k == 200:
                if f == "add":
                    e["new"] = 1
                elif f == "del":
                    del e[5]
                elif f == "value":
                    e[k] = "changed"
                else:
                    e.clear()
    except RuntimeError as err:
        print(f, n, err)
    else:
        print(f, n, len(e))
for view in (d.keys, d.values, d.items):
    e = dict(d)
    bound = {"keys": e.keys, "values": e.values, "items": e.items}[view.__name__]
    try:
        for v in bound():
            e[len(e)] = 0
    except RuntimeError as err:
        print(view.__name__, err)
e = {"a": 1}
for k in list(e):
    e[k + "x"] = 2
    del e[k]
print(e)
s = {1, 2, 3}
try:
    for v in s:
        s.add(v + 100)
except RuntimeError as err:
    print(err)
s = set(range(500))
n = 0
try:
    for v in s:
        n += 1
        if n == 250:
            s.discard(v)
except RuntimeError as err:
    print(n, err)


def gen(l):
    for v in l:
        yield v


l = [1, 2, 3]
out = []
for v in gen(l):
    out.append(v)
    if v < 20:
        l.append(v * 3)
print(out)
a = [1, 2, 3]
for x in a[:]:
    a.append(x * 10)
print(a)
r = range(3)
for x in r:
    r = range(100)
print(x, r)
text = "abc"
for c in text:
    text += c
print(text)
q = [[1], [2]]
for sub in q:
    sub += sub[:1]
    if len(q) < 4:
        q += [[len(q)]]
print(q)
z = [1, 2, 3, 4, 5, 6]
zi = iter(z)
print(list(zip(zi, zi)), [*map(lambda v: z.pop() if z else None, [1, 2])], z)
