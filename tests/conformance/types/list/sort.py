# sort and sorted: stability, keys, reverse, odd comparisons.

def shows(lines):
    """Each line's value, or what it raises, after a few rounds of it."""
    for line in lines.strip().splitlines():
        call = eval(f"lambda: ({line}\n)", globals())
        for _ in range(4):
            try:
                outcome = repr(call())
            except Exception as error:
                outcome = f"{type(error).__name__}: {error}"
        print(line, "->", outcome)

def check(call, *args, **named):
    """What the call gives, or raises."""
    try:
        print(repr(call(*args, **named)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

data = [(n * 7919 % 13, n) for n in range(60)]
by = sorted(data, key=lambda t: t[0])
print(all(a[0] < b[0] or a[1] < b[1] for a, b in zip(by, by[1:])))
by = sorted(data, key=lambda t: t[0], reverse=True)
print(all(a[0] > b[0] or (a[0] == b[0] and a[1] < b[1]) for a, b in zip(by, by[1:])))
print(sorted([3, 1.5, True, 2**70, -1]), sorted(["b", "a", "é", "ab", ""]), sorted([b"b", b"a"]), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([[2], [1, 5], [1]]), sorted({"b": 1, "a": 2}), sorted("hello"), sorted([None]), sorted([]))
nan = float("nan")
print(sorted([3.0, nan, 1.0, 2.0]), sorted([nan, 1.0]), sorted([1, 2.5, nan, 0]))
shows("""
sorted([1, "a"])
sorted(["a", 1])
sorted([None, 1])
sorted([1j, 2j])
sorted([(1, "a"), (1, 2)])
sorted([{}, {}])
sorted(5)
sorted()
sorted([1], 2)
sorted(iterable=[1])
sorted([1], key=5)
sorted([1], cmp=1)
sorted([2, 1], reverse=2.5)
sorted([2, 1], reverse="x")
sorted([2, 1], key=None), sorted([2, 1], reverse=[]), sorted("ba", key=str.upper), sorted([-3, 2], key=abs, reverse=True)
sorted([1, 2], key=lambda: 0)
sorted([1, 2], key=lambda a, b: 0)
sorted([{1}, {1, 2}, {3}]) 
""")
calls = 0
class Lt:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        global calls
        calls += 1
        return self.n < other.n

for sizes in (range(10), range(10, 0, -1), [1] * 10, [n * 37 % 101 for n in range(100)], list(range(50)) + list(range(50))):
    calls = 0
    l = [Lt(n) for n in sizes]
    l.sort()
    print(calls, [x.n for x in l] == sorted(sizes))
class Gt:
    def __init__(self, n):
        self.n = n

    def __gt__(self, other):
        return self.n > other.n

    def __repr__(self):
        return str(self.n)

print(sorted([Gt(3), Gt(1), Gt(2)]), max(Gt(1), Gt(5)), check(min, Gt(1), Gt(0)))
class Odd:
    def __lt__(self, other):
        return []

class Bad:
    def __lt__(self, other):
        return Truth()

class Truth:
    def __bool__(self):
        raise RuntimeError("truth")

class NotImpl:
    def __lt__(self, other):
        return NotImplemented

print(len(sorted([Odd(), Odd()])))
check(sorted, [Bad(), Bad()])
check(sorted, [NotImpl(), NotImpl()])
l = [5, 3, 1]
print(l.sort(), l, l.sort(key=lambda x: -x, reverse=True), l)
class IntSub(int):
    def __lt__(self, other):
        return int.__gt__(self, other)

print(sorted([IntSub(1), IntSub(3), IntSub(2)]), sorted([1, IntSub(3), 2]), sorted([1, 2, 3], key=IntSub))
class StrSub(str):
    def __lt__(self, other):
        return str.__gt__(self, other)

print(sorted([StrSub("a"), StrSub("b")]), sorted(["c", "a", "b"], key=StrSub))
