# enumerate: start values, odd iterables, state.

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

class I:
    def __index__(self):
        return 5

class BadI:
    def __index__(self):
        return "x"

class Next:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("next")

shows("""
list(enumerate("ab")), list(enumerate("ab", 1)), list(enumerate("ab", start=-1)), list(enumerate(iterable="a", start=2)), list(enumerate([], 5)), list(enumerate("ab", I())), list(enumerate("ab", True)), list(enumerate("abc", 2**63 - 2)), list(enumerate("ab", 2**70)), list(enumerate("ab", -2**63))
enumerate()
enumerate(5)
enumerate("a", "b")
enumerate("a", 1.0)
enumerate("a", None)
enumerate("a", BadI())
enumerate("a", 1, 2)
enumerate("a", x=1)
enumerate(start=1)
enumerate("a", start=1, foo=2)
next(enumerate(Next()))
next(enumerate([]))
enumerate("ab").__reduce__()[1][1], next(enumerate("ab")), type(enumerate("")).__name__, iter(e := enumerate("a")) is e, enumerate.__class_getitem__(int)
enumerate("ab").__length_hint__
enumerate("ab")[0]
len(enumerate("ab"))
reversed(enumerate("ab"))
""".replace('enumerate("ab")[0]', 'enumerate("ab").__getitem__'))
e = enumerate([1, 2, 3], 10)
first = next(e)
second = next(e)
print(first, second, first is second, e.__reduce__()[1][1])
pairs = [p for p in enumerate("xy")]
print(pairs, pairs[0] is not pairs[1])
e = enumerate([1, 2, 3], 2**63 - 1)
next(e)
print(e.__reduce__()[1][1], next(e))
class Sub(enumerate):
    def __next__(self):
        n, x = super().__next__()
        return x, n

print(list(Sub("ab", 3)), type(Sub("a")).__name__, Sub("q").__reduce__()[0].__name__)
for i, (a, b) in enumerate({"x": 1, "y": 2}.items(), 1):
    print(i, a, b)
