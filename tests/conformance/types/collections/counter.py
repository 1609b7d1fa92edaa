# Counter: missing keys, arithmetic, comparisons, updates from counts and iterables.
from collections import Counter

c = Counter("abracadabra")
print(c, c["z"], "z" in c, c.most_common(2), c.most_common(), c.total(), sorted(c.elements()) == sorted("abracadabra"))
c.update("aaz", z=3)
c.subtract({"a": 10, "q": 2})
print(c, c.most_common(-1) if False else len(c), sum(c.values()))
print(+c, -c)
a, b = Counter(x=3, y=1), Counter(x=1, y=2, z=-1)
print(a + b, a - b, a & b, a | b, a == Counter(y=1, x=3), a != b, a <= a | b, a < b, a >= Counter(), Counter(x=0) == Counter())
a += b
print(a)
a -= Counter(x=1)
a &= Counter(x=2, y=5)
a |= Counter(w=1)
print(a)
del a["nothing"]
print(list(Counter(a=2, b=0, c=-1).elements()), Counter([1, 1.0, True]), Counter({"k": 5}), Counter(None), Counter())
for act in ("Counter(5)", "Counter('a', 'b')", "Counter.fromkeys('ab')", "a + {'x': 1}", "a < 5", "Counter(a='x').total()", "c.update(5)", "Counter(a='x') + Counter(a=1)", "Counter('a')['b'] + 1", "Counter(self=1, iterable=2)"):
    try:
        print(act, eval(act))
    except Exception as error:
        print(act, "->", type(error).__name__, error)


class Sub(Counter):
    def __missing__(self, key):
        return f"no {key}"


s = Sub("aab")
print(s["zz"], s, s.copy(), type(s.copy()).__name__, type(s + s).__name__, repr(Counter(a=float("nan"))), Counter(b=1, a=1))
