# Chained comparisons: each operand once, stopping early, identity and membership in chains, odd results.

log = []


class V:
    def __init__(self, n, result=None):
        self.n, self.result = n, result

    def __lt__(self, other):
        log.append(f"{self.n}<{getattr(other, 'n', other)}")
        return self.n < getattr(other, "n", other) if self.result is None else self.result

    def __eq__(self, other):
        log.append(f"{self.n}=={getattr(other, 'n', other)}")
        return self.n == getattr(other, "n", other)

    def __contains__(self, x):
        log.append(f"{getattr(x, 'n', x)} in {self.n}")
        return True

    __hash__ = None


def v(n, result=None):
    log.append(f"v{n}")
    return V(n, result)


for text in ("v(1) < v(2) < v(3)", "v(3) < v(2) < v(1)", "v(1) < v(2) == v(2)", "v(1) == v(1) in v(5)", "v(1) < v(2, []) < v(3) < v(4)", "v(1, 'x') < v(2)", "v(1, 0) < v(2) < v(3)", "not v(1) < v(2) < v(1)", "(v(1) < v(2)) < 5", "1 < 2 < 3 != 4 in [4] is not None", "1 < 3 > 2", "3 in [3] == True", "(3 in [3]) == True", "1 < 2 > 1 == 1 >= 0 <= 5", "'a' < 'b' < 'c'", "[1] < [2] < [2, 0]", "1 is 1 is 1" if False else "None is None is None", "1 not in [2] in [[2]]", "2 < 1 < undefined", "1 < 2 < undefined", "1 < 'a'", "0 < 1 < 'a'", "5 > 3 in [3] and v(0) < v(1)", "1 < (2 < 3)", "all(0 <= x < 3 for x in range(3))", "v(2) < v(1) or v(1) < v(2)"):
    log.clear()
    try:
        print(text, "->", eval(text), log)
    except Exception as error:
        print(text, "->", type(error).__name__, error, log)
a = b = c = 2
print(a == b == c, a is b is c, a < b < c, a <= b <= c, a != b != 3, [x for x in range(10) if 2 < x < 6 != 4], sorted([3, 1], key=lambda k: 0 < k < 2))
