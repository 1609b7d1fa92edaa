# min and max: forms of call, keys, defaults, first of equals.

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

class Lt:
    def __init__(self, n):
        self.n = n

    def __gt__(self, other):
        return NotImplemented

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return f"L{self.n}"

class Odd:
    def __gt__(self, other):
        return []

    def __lt__(self, other):
        return [0]

shows("""
max(1, 2), min(1, 2), max([3, 1]), min("hello"), max({1: 2, 3: 0}), max(1, 2.5, True), max([], default=5), min([], default=None), max([1], default=0), max("a", "ab"), min(b"ba"), max((1, 2), (1, 3)), max(range(5)), min(x for x in (3, 1, 2))
max("abc", key=ord), min("bA", key=str.lower), max([1, -5], key=abs), max(1, -5, key=abs), max([1, 2], key=None), min(["bb", "a"], key=len), max([], key=len, default="d"), max(1, 1.0, True), max(1.0, 1), min(0, False), max([0, 0.0], key=lambda x: 1)
max()
max(1)
max([])
min(())
max(None)
max(1, "a")
max([1, "a"])
min(1, None)
max(1j, 2j)
max(1, 2, default=3)
max([1], 2, key=len)
max([1, 2], key=5)
max([1, 2], key=lambda: 0)
max(1, 2, foo=3)
max([1], cmp=1)
max(*[], key=len)
max([1], default=2, foo=3)
max(Lt(1), Lt(3), Lt(2)), min(Lt(2), Lt(1))
max([{1}, {2}, {1, 2}]), min([{1, 2}, {1}]), max(float("nan"), 1), max(1, float("nan")), min(float("nan"), 1), max([float("nan"), 1, 2])
type(max(Odd(), Odd())).__name__, type(min([Odd(), Odd()])).__name__
""")
calls = []
def key(x):
    calls.append(x)
    return -x

print(max([3, 1, 2], key=key), calls)
class K:
    def __call__(self, x):
        return x % 3

print(min(range(10), key=K()), max(range(10), key=K()), max([(1, "a"), (1, "b")], key=lambda t: t[0]), min("ab", "ba", key=lambda s: s[1]))
def bad(x):
    raise KeyError(x)

check(max, [1], key=bad)
check(max, 1, 2, key=bad)
def gen():
    yield 1
    raise OSError("gen")

check(max, gen())
check(min, gen(), key=abs, default=0)
