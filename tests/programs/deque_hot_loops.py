# Deques in loops that are hot: queues, windows, rotation, iteration.
from _collections import deque


def breadth_first(n):
    seen = {0}
    queue = deque([0])
    order = []
    while queue:
        v = queue.popleft()
        order.append(v)
        for w in (2 * v + 1, 2 * v + 2, v ^ 5):
            if w < n and w not in seen:
                seen.add(w)
                queue.append(w)
    return order


print(sum(i * v for i, v in enumerate(breadth_first(500))))


def window_sums(values, k):
    window = deque(maxlen=k)
    total = 0
    out = []
    for v in values:
        if len(window) == k:
            total -= window[0]
        window.append(v)
        total += v
        out.append(total)
    return out


print(window_sums([(i * 7) % 23 for i in range(300)], 5)[-10:])


def josephus(n, k):
    people = deque(range(n))
    while len(people) > 1:
        people.rotate(1 - k)
        people.popleft()
    return people[0]


print([josephus(n, 3) for n in range(1, 41)])


def total(d):
    t = 0
    for v in d:
        t += v
    for v in reversed(d):
        t -= 2 * v
    return t


d = deque(range(1000))
print(sum(total(d) for _ in range(20)))
for i in range(1000):
    d[i] = d[-1 - i]
print(sum(i * v for i, v in enumerate(d)))

ends = deque()
for i in range(2000):
    if i % 3 == 0:
        ends.appendleft(i)
    elif i % 3 == 1:
        ends.append(float(i))
    else:
        ends.pop()
print(len(ends), ends[0], ends[-1])

count = 0
try:
    while True:
        ends.popleft()
        count += 1
except IndexError as e:
    print(count, e)


def grows_while_read(d):
    n = 0
    for v in d:
        n += 1
        if n == 50:
            d.append(0)
    return n


for _ in range(5):
    try:
        print(grows_while_read(deque(range(100))))
    except RuntimeError as e:
        print(e)


class Node:
    def __init__(self, v):
        self.v = v
        self.neighbours = deque()

    def __eq__(self, other):
        return self.v == other.v


nodes = [Node(i) for i in range(60)]
for a in nodes:
    for b in nodes:
        if (a.v * b.v) % 7 == 1:
            a.neighbours.append(b)
print([len(n.neighbours) for n in nodes[:10]], Node(3) in deque(nodes), deque(nodes).index(Node(30)))
