# deque: both ends, rotation, limits, changing while iterating, comparisons and copies.
from collections import deque
import copy


def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
print(d, d.maxlen, d.rotate(1), d, d.rotate(-2), d, d.pop(), d.popleft(), d)
d.extend("xyz")
d.extendleft("ab")
print(d, d.index("a"), d.count("x"), d[0], d[-1], list(reversed(d)), "x" in d)
d.insert(1, "i") if len(d) < 4 else None
for text in ("deque()", "deque('ab', 0)", "deque('ab', None)", "deque('ab', -1)", "deque('ab', 'x')", "deque(5)", "deque('abc', 2)", "deque().pop()", "deque().popleft()", "deque('a')[5]", "deque('a')['x']", "deque('abc')[0:2]", "deque('ab') + deque('c')", "deque('ab') + ['c']", "deque('ab') * 2", "deque('abc', 4) * 2", "deque('ab') == ['a', 'b']", "deque('ab') == deque('ab', 2)", "deque('ab') < deque('ac')", "deque('ab') < 'ac'", "deque('ab').index('z')", "deque('ab').index('b', 0, 1)", "deque('ab').remove('z')", "deque([1], 1).insert(0, 2)", "hash(deque())", "deque('ab').rotate('x')", "deque('ab').maxlen", "deque('a').extend(5)", "deque(maxlen=2)", "deque(iterable='ab')", "bool(deque())"):
    attempt(text)
try:
    d.maxlen = 5
except AttributeError as error:
    print(error)
e = deque(range(4))
try:
    for x in e:
        e.append(x)
except RuntimeError as error:
    print(error, len(e))
it = iter(e)
next(it)
e.clear()
try:
    next(it)
except (RuntimeError, StopIteration) as error:
    print(type(error).__name__, error)
e.extend(e)
e += [1, 2]
e += e
e *= 2
print(e)
e[1] = "set"
del e[0]
e.reverse()
e.remove(2)
print(e, copy.copy(e) == e, type(copy.deepcopy(e)).__name__)
e.append(e)
print(e)


class D(deque):
    def __init__(self, *args):
        super().__init__(*args)
        self.tag = "t"


x = D("ab", 3)
print(x, x.tag, type(x.copy()).__name__, type(x + x).__name__, copy.copy(x).maxlen)
