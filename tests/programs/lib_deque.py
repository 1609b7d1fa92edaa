# deque and defaultdict.
from collections import defaultdict, deque

d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
print(d, d.maxlen, len(d), d[0], d[-1], 3 in d)
d.rotate(1)
print(d)
d.rotate(-2)
print(d, d.popleft(), d.pop(), list(d))
d.extend([7, 8, 9])
d.extendleft([5, 6])
print(d, d.count(7), d.index(7), list(reversed(d)))
d.remove(7)
d.reverse()
print(d, d == deque([1]), deque([1, 2]) < deque([1, 3]), deque([1]) + deque([2]), deque([1]) * 2)
for f in (deque().pop, deque().popleft, lambda: deque([1]).remove(4), lambda: deque()[0], lambda: deque(maxlen=-1)):
    try:
        f()
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e)
c = d.copy()
c.clear()
print(c, d, bool(c), bool(d))

groups = defaultdict(list)
for word in "one two three four five six".split():
    groups[len(word)].append(word)
print(groups, dict(groups), groups[9], 9 in groups, groups.get(77))
n = defaultdict(int)
for ch in "hello":
    n[ch] += 1
print(n, sorted(n.items()), n.default_factory)
try:
    defaultdict()["x"]
except KeyError as e:
    print("KeyError", e)
try:
    defaultdict(3)
except TypeError as e:
    print(e)
print(defaultdict(int, a=1) | {"b": 2}, n.copy() == n)
