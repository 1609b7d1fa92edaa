# Integers that become booleans and back; identity of True and False; None checks in loops.


def count(values):
    t = f = n = i = 0
    for v in values:
        if v is True:
            t += 1
        elif v is False:
            f += 1
        elif v is None:
            n += 1
        else:
            i += v
    return t, f, n, i


print(count([1] * 500 + [True] * 300 + [0] * 200 + [False] * 100 + [None] * 50))
print(count([v for i in range(500) for v in (i, i % 2 == 0, None if i % 3 else i)]))

x = 0
hist = {}
for i in range(1500):
    if i < 500:
        x = x + 1
    elif i < 1000:
        x = x > i
    else:
        x = x + True
    k = type(x).__name__
    hist[k] = hist.get(k, 0) + 1
print(x, hist)

flag = 1
toggles = 0
for i in range(1000):
    flag = not flag
    if flag:
        toggles += flag
    if i == 700:
        flag = 5
print(flag, toggles, type(toggles).__name__)

s = 0
for i in range(1000):
    s += (i % 3 == 0) + (i % 5 == 0) * 2 - (i > 990)
print(s)


def first_none(values):
    for i, v in enumerate(values):
        if v is None:
            return i
    return -1


print(first_none(list(range(900)) + [None]), first_none([0, False, "", []] * 200), first_none([0.0] * 300 + ["x"] * 300 + [None] * 3))


class Node:
    def __init__(self, v, nxt):
        self.v = v
        self.next = nxt


head = None
for i in range(1000):
    head = Node(i, head)
t = 0
n = head
while n is not None:
    t += n.v
    n = n.next
print(t)
n = head
c = 0
while n:
    c += 1
    if c == 600:
        n.next = 0
    n = n.next
print(c, n)


def default(v=None):
    if v is None:
        v = 10
    return v


print(sum(default() if i % 4 else default(i) for i in range(1000)), default(0), default(False), default(""))
bits = [i % 3 == 1 for i in range(600)]
val = 0
for b in bits[:100]:
    val = val * 2 + b
print(val)
bits[300] = 2
print(sum(bits), bits.count(True), bits.count(2), all(bits), any(bits), True in [1], [True] == [1], {True: "a"}[1], "ab"[True])
a = b = c = 0
for i in range(1200):
    v = i if i % 2 else None
    w = v and v % 3
    a += w is None
    b += w == 0
    u = v or "none"
    c += u == "none"
print(a, b, c)
x = None
steps = []
for i in range(900):
    if x is None:
        x = i
    elif i - x > 100:
        steps.append(x)
        x = None
    if x is not None and x == 303:
        x = False
    if x is False:
        x = 350
print(steps)
