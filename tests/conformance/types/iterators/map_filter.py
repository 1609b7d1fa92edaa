# map and filter: several iterables, strictness, odd functions, state.

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

class Truth:
    def __init__(self, n):
        self.n = n

    def __bool__(self):
        if self.n == 2:
            raise ValueError("truth")
        return self.n > 0

    def __repr__(self):
        return f"T{self.n}"

shows("""
list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(map(max, "ab", "ba")), list(map(None.__class__, [])), list(map(int, "12")), list(map(pow, [2, 3], [3, 2], [5, 7])), list(map("{}{}".format, "ab", "cd")), list(map(lambda *a: a, "ab", "cd", "e"))
list(map(lambda *a: a, "ab", "cd", strict=True))
list(map(lambda *a: a, "ab", "c", strict=True))
list(map(lambda *a: a, "a", "cd", strict=True))
list(map(lambda *a: a, "ab", "cd", "e", strict=True))
list(map(lambda *a: a, "ab", strict=True))
map()
map(str)
map(str, 5)
map(str, [], None)
map(str, [1], foo=1)
list(map(5, [1]))
list(map(None, [1]))
list(map(lambda: 0, [1]))
list(map(lambda a: a, [1], [2]))
list(map(int, ["1", "x"]))
map(5, []).__reduce__()[1][0], len(map(str, "a", "b").__reduce__()[1]), map(str, [], strict=True).__reduce__()[2], iter(m := map(str, [])) is m, type(m).__name__
map(str, []).__length_hint__
list(filter(None, [0, 1, "", "a", None, [], [0]])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(bool, [0, 1])), list(filter(str.isalpha, "a1b2")), list(filter(int, "0120")), list(filter({1, 2}.__contains__, [1, 5, 2])), list(filter(lambda x: [], "ab")), list(filter(None, "ab")), list(filter(True.__class__, [0, 5]))
list(filter(None, [Truth(1), Truth(0)])), list(filter(lambda x: Truth(x), [1, 0, 1]))
list(filter(None, [Truth(1), Truth(2)]))
list(filter(lambda x: Truth(x), [1, 2]))
filter()
filter(None)
filter(None, 5)
filter(None, [], [])
filter(function=None, iterable=[])
list(filter(5, [1]))
list(filter(lambda: 0, [1]))
filter(None, "ab").__reduce__()[1][0], filter(str, []).__reduce__()[0], type(filter(None, [])).__name__, next(filter(None, [0, 5]))
next(filter(None, []))
""")
def stops(x):
    if x == 2:
        raise StopIteration
    return x

print(list(map(stops, [1, 2, 3])))
m = map(stops, [1, 2, 3])
print(next(m), next(m, "stopped"), next(m))
f = filter(stops, [1, 2, 3])
print(list(f), list(f))
class Sub(map):
    pass

class FSub(filter):
    def __next__(self):
        return super().__next__() * 10

print(list(Sub(str, [1])), list(FSub(None, [0, 1, 2])), Sub(str, []).__reduce__()[0].__name__)
a, b = iter([1, 2, 3]), iter("a")
print(list(map(lambda x, y: (x, y), a, b)), list(a))
calls = []
m = map(calls.append, range(3))
print(calls, next(m), calls, list(m), calls)
