# range: construction, attributes, items, comparison, hashing, iterators.

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

class I:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n

big = 2**65
shows("""
range(3), range(1, 3), range(0, 10, 2), range(5, 0, -2), range(I(3)), range(True), range(big), range(-3), repr(range(0, 3, 1)), repr(range(1, 3, 2)), range(0)
range()
range(1.0)
range("3")
range(None)
range(1, 2, 0)
range(1, 2, 3, 4)
range(stop=3)
range(1, 2.0)
range(1, 2, "1")
list(range(5, 0, -2)), list(range(0)), list(range(big, big + 2)), list(range(-big, -big - 4, -2)), list(range(2**63 - 2, 2**63 + 1)), list(range(-2**63, -2**63 + 2)), list(range(2**63 - 1, 2**63 - 3, -1)), list(range(0, big, big // 2))
range(2, 20, 3).start, range(2, 20, 3).stop, range(2, 20, 3).step, len(range(2, 20, 3)), len(range(5, 0)), len(range(0, -10, -3)), range(I(1), I(2)).start, type(range(True).stop)
len(range(big))
len(range(2**63 - 1)), bool(range(big)), bool(range(0)), len(range(-2**62, 2**62))
len(range(2**63))
range(10)[3], range(10)[-1], range(10)[I(2)], range(10)[2:5], range(10)[::-1], range(10)[::3], range(10)[-3:], range(10)[20:], range(big)[big - 1], range(0, big, 3)[2:big:2], range(10, 0, -1)[2:5], range(5)[4:1:-1]
range(10)[10]
range(10)[-11]
range(3)["a"]
range(3)[1.0]
range(3)[::0]
range(3)["a":]
range(big)[big]
3 in range(5), 5 in range(5), 3.0 in range(5), 2.5 in range(5), "a" in range(5), True in range(2), 4 in range(0, 10, 3), 6 in range(0, 10, 3), -1 in range(5), big in range(big + 1), I(2) in range(5), 3 + 0j in range(5), None in range(3)
range(5).index(3), range(0, 10, 2).index(4), range(5, 0, -1).index(1), range(5).index(2.0), range(big + 5).index(big), range(5).count(3), range(5).count(9), range(5).count(3.0), range(5).count("a"), range(3).index(True)
range(5).index(9)
range(0, 10, 2).index(3)
range(5).index("a")
range(5).index(2.5)
range(5).index()
range(5).index(1, 2)
range(3) == range(0, 3, 1), range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), range(1) == range(0, 1, 99), range(3) == [0, 1, 2], range(3) != range(4), hash(range(3)) == hash(range(0, 3, 1)), hash(range(0)) == hash(range(3, 3)), hash(range(1)) == hash(range(0, 1, 5)), {range(3): 1}[range(0, 3)]
range(3) < range(4)
range(3) + range(3)
range(3) * 2
range(3).start.foo
range(3).__reduce__(), range(1, 9, 2).__reduce_ex__(2), iter(range(3)).__reduce__(), iter(range(big)).__reduce__(), reversed(range(5)).__reduce__(), iter(range(5)).__length_hint__(), iter(range(big)).__length_hint__(), type(iter(range(3))).__name__, type(iter(range(big))).__name__, type(reversed(range(3))).__name__
list(reversed(range(5))), list(reversed(range(0, 10, 3))), list(reversed(range(big, big + 2))), list(reversed(range(0))), list(reversed(range(-2**63, -2**63 + 3))), list(range(5).__reversed__())
type("R", (range,), {})
range(3).foo
""")
for target in ("start", "foo"):
    try:
        setattr(range(3), target, 5)
    except AttributeError as error:
        print(error)
try:
    range(3)[0] = 1
except TypeError as error:
    print(error)
for r in (range(5), range(2**70, 2**70 + 5)):
    it = iter(r)
    next(it)
    print(it.__length_hint__(), it.__reduce__()[2], it.__reduce__()[1])
    it.__setstate__(2)
    print(list(it), it.__length_hint__())
    it.__setstate__(0)
    print(list(it))
check(iter(range(3)).__setstate__, "a")
for it in (iter(range(3)), iter(range(3))):
    it.__setstate__(99)
    print(list(it))
    it.__setstate__(-5)
    print(next(it, None))
