# Every method of deque, with limits, subclasses and comparison.
from _collections import deque

d = deque("abc")
print(d, len(d), bool(d), bool(deque()))
d.append("d"); d.appendleft("z")
print(d, d[0], d[-1], d.count("a"), d.index("c"))
d.extend("xy"); d.extendleft("12")
print(d)
print(d.pop(), d.popleft(), d)
d.insert(2, "I"); d.insert(-1, "J"); d.insert(100, "K"); d.insert(-100, "L")
print(d)
d.remove("I"); d.reverse(); print(d)
d.rotate(2); print(d); d.rotate(-3); print(d); d.rotate(); print(d); d.rotate(10**6); print(d)
del d[0]; d[0] = "new"; print(d, "new" in d, "old" in d)
e = d.copy(); e.clear(); print(len(d), e)

m = deque(range(5), 3)
print(m, m.maxlen, deque().maxlen)
m.append(9); print(m); m.appendleft(8); print(m); m.extend([1, 2, 3, 4]); print(m)
m.extendleft([5, 6]); print(m, m.copy(), m + deque([1]), m * 2)
m *= 2; print(m); m += "ab"; print(m)
z = deque([1, 2], maxlen=0); z.append(3); print(z, deque([1, 2, 3], maxlen=None))
print(deque([1]) * 3, 2 * deque([1, 2]), deque([1]) * 0, deque([1]) * -1)
print(deque([1, 2]) == deque([1, 2]), deque([1, 2]) < deque([1, 3]), deque([1]) != deque([2]), deque([1, 2]) >= deque([1]))
print(deque([1]) == [1], [1] == deque([1]), deque([1]) > deque([]))
x = deque([1, 2]); x.extend(x); x.extendleft(x); print(x); x += x; print(x)
x.append(x); print(x)
print(list(iter(deque("ab"))), list(reversed(deque("ab"))), iter(x).__length_hint__(), reversed(deque([1])).__length_hint__())


class Named(deque):
    def __init__(self, name, *args):
        super().__init__(*args)
        self.name = name


n = Named("n", [1, 2, 3], 2)
print(n, n.name, n.maxlen, len(n), n[0], list(n), isinstance(n, deque))
n.append(4); n.extra = 1; print(n, n.__dict__)


class Plain(deque):
    pass


p = Plain([1, 2]); q = p.copy(); print(type(q).__name__, q, p + deque([3]), type(p * 2).__name__)
print(deque.__module__, deque.__name__, deque.__qualname__, deque.append, deque)
import weakref
r = weakref.ref(p); print(r() is p); del p; print(r())
