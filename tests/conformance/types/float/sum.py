# sum() of floats is compensated; mixes with ints, complex, and objects.

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

class Add:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Add((self.n, other.n if isinstance(other, Add) else other))

    def __radd__(self, other):
        return Add((other, self.n))

    def __repr__(self):
        return f"Add{self.n}"

class F(float):
    def __add__(self, other):
        return "F+"

    def __radd__(self, other):
        return F(100)

inf = float("inf")
shows("""
sum([0.1] * 10), sum([0.1] * 10, 0.0), sum([1e100, 1.0, -1e100]), sum([1e308, 1e308, -1e308])
sum([1, 0.1, 2, 0.2]), sum([0.1, 1, 0.2]), sum([True, 0.5]), sum([0.5, True]), sum([-0.0]), sum([-0.0], -0.0), sum([], -0.0)
sum([inf, 1.0]), sum([inf, -inf]), sum([1e16, 1, 1, 1, 1]), sum([1e16, 1.0, 1.0]), sum([2**53, 1.0, 1.0])
sum([0.1j] * 10), sum([0.1] * 5 + [0.1j] * 5), sum([1j, 1, 0.5, True]), sum([1e100 + 1j, 1, -1e100])
sum([10**30, 0.5, -10**30]), sum([0.5, 10**30, -10**30]), sum([0.5, 2**70])
sum([0.5, 10**400])
sum([2**62, 2**62, 2**62]), sum([2**63 - 1, 1]), sum([-2**63, -1]), sum(range(10**6))
sum([1, Add(2), 3]), sum([0.5, Add(2)]), sum([Add(1), Add(2)], Add(0)), sum([F(1), 2.0]), sum([2.0, F(1)]), sum([1, F(1), 1])
sum("ab")
sum([], "")
sum([], b"")
sum([], bytearray())
sum(["a"], "b")
sum([b"a"], b"b")
sum([[1], [2]], []), sum(((1,), (2,)), ())
sum([[1], (2,)], [])
sum(["a"])
sum([None])
sum(5)
sum()
sum([1], start=5), sum([1], 5)
sum(iterable=[1])
sum([1], 2, 3)
sum({1: 2, 3: 4}), sum({1.5, 2.5}), sum(x / 10 for x in range(11)), sum(map(float, range(5)))
sum([1.5, None])
sum([1j, None])
sum([1j, "a"])
""")
