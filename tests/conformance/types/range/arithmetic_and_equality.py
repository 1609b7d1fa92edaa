# Ranges as sequences: equality and hash by items, slices of slices, big numbers, membership.

def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


r = range(3, 30, 4)
for text in ("r[2]", "r[-1]", "r[7]", "r[-8]", "r[1:3]", "r[::-1]", "r[::2]", "r[5:2]", "r[-3:]", "r[::-2][1:]", "r['a']", "r[1.0]", "r[::0]", "r[True]",
             "len(r)", "11 in r", "12 in r", "11.0 in r", "11.5 in r", "'a' in r", "None in r", "True in range(2)", "r.index(11)", "r.index(12)", "r.index(11.0)", "r.index('a')", "r.count(11)", "r.count(11.0)", "r.count('x')", "r.index()", "r.index(3, 0)",
             "range(0) == range(2, 1)", "range(0, 3, 2) == range(0, 4, 2)", "range(5) == [0, 1, 2, 3, 4]", "range(1, 2, 3) == range(1, 9, 100)", "range(3) != range(0, 3, 1)", "range(2) < range(3)",
             "hash(range(0, 3, 2)) == hash(range(0, 4, 2))", "hash(range(0)) == hash(range(5, 1))", "len({range(3), range(0, 3), range(0, 3, 1)})",
             "range(10**30)[10**29]", "len(range(10**30))", "range(10**30)[-1]", "10**25 in range(0, 10**30, 5)", "range(10**30)[:5]", "range(10**30)[::10**29]", "list(range(10**20, 10**20 + 3))", "range(10**30).index(7)", "range(-10**30, 10**30, 10**30)[1]", "bool(range(0))", "bool(range(10**40))",
             "range(1, 10, 0)", "range()", "range(1, 2, 3, 4)", "range('a')", "range(1.0)", "range(None)", "range(stop=3)", "range(3) + range(2)", "range(3) * 2", "range(3).start", "range(1, 9, 2).stop", "range(1, 9, 2).step", "repr(range(0, 3, 1))", "repr(range(3, 0, -1))", "str(range(2))", "list(reversed(range(5, 0, -2)))", "reversed(range(10**30)).__next__()", "sum(range(101))", "max(range(5))", "min(range(0))"):
    attempt(text)


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n

    def __eq__(self, other):
        return self.n == other

    __hash__ = None


print(range(Index(3)), range(Index(1), Index(8), Index(3))[Index(1)], Index(2) in range(4), Index(9) in range(4), range(4).index(Index(2)), range(4).count(Index(3)))
try:
    range(3).start = 1
except AttributeError as error:
    print(error)
try:
    class Sub(range):
        pass
except TypeError as error:
    print(error)
try:
    range(3)[0] = 1
except TypeError as error:
    print(error)
