# Loops whose values change type after they have become hot.


def add_all(values):
    t = values[0]
    for v in values[1:]:
        t = t + v
    return t


print(add_all(list(range(1000))))
print(add_all([i * 0.5 for i in range(1000)]))
print(len(add_all([str(i) for i in range(500)])))
print(len(add_all([[i] for i in range(300)])))
print(add_all([1] * 500 + [0.5] * 500))
print(add_all([True] * 600 + [2 ** 62] * 10 + [1.0]))
print(add_all([2.5] * 300 + [10 ** 30] + [1] * 300))

x = 0
kinds = []
for i in range(1200):
    if i == 400:
        x = float(x)
    elif i == 800:
        x = str(x)
    if i % 399 == 0:
        kinds.append((type(x).__name__, x if len(str(x)) < 20 else str(x)[:20]))
    if i < 800:
        x += i % 7
    else:
        x += "."
print(kinds, len(x))


def poly(a, b):
    return a * b + a


t = []
for i in range(1500):
    if i < 500:
        r = poly(i, 3)
    elif i < 700:
        r = poly(i / 2, 3)
    elif i < 900:
        r = poly("ab", 2)
    elif i < 1100:
        r = poly([i], 2)
    elif i < 1300:
        r = poly(i % 2 == 0, 5)
    else:
        r = poly(1 << 60, i)
    if i % 100 == 99:
        t.append(r)
print(t)

x = 1
trace = []
for i in range(600):
    if type(x) is int:
        x = x + 1 if x < 400 else x / 2
    elif type(x) is float:
        x = str(x) if x > 150 else int(x)
    else:
        x = len(x) + 395
    if i % 50 == 0 or type(x) is str:
        trace.append(x)
print(trace[:25], len(trace))


def flip(n):
    v = 0
    s = 0
    for i in range(n):
        v = i if i & 1 else float(i)
        s += v
        if i % 97 == 0:
            v = None
        if v is None:
            s -= 1
    return s


print(flip(2000), type(flip(1)).__name__)


def late(values):
    n = 0
    i = 0
    while i < len(values):
        v = values[i]
        if v:
            n += 1
        if v == 0:
            n += 1000
        i += 1
    return n


print(late([1, 0] * 400), late(["", "a"] * 400), late([0.0, 2.5, None, [], [0], (), {}, {1: 2}] * 100))
try:
    t = 0
    for i in range(1000):
        t += i if i < 900 else "x"
except TypeError as e:
    print(i, t, e)
try:
    t = "s"
    for i in range(1000):
        t = t * 1 if i < 900 else t - 1
except TypeError as e:
    print(i, t, e)
