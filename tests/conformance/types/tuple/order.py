# Ordering of tuples: the first pair that differs decides, and only that pair is compared.

log = []


class Noted:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        log.append(f"{self.n}=={other.n}")
        return self.n == other.n

    def __lt__(self, other):
        log.append(f"{self.n}<{other.n}")
        return self.n < other.n

    def __gt__(self, other):
        log.append(f"{self.n}>{other.n}")
        return self.n > other.n

    def __le__(self, other):
        log.append(f"{self.n}<={other.n}")
        return self.n <= other.n


def told(value):
    print(value, log)
    log.clear()


a, b, c = Noted(1), Noted(2), Noted(1)
told((a, b) < (a, b, c))
told((a, b) < (c, c))
told((a, a) > (c, b))
told((a, a) <= (c, c))
told((a, b) == (a, b))
told((a, b) != (c, a))
told((a,) == (a, b))
told((a,) != (a, b))

nan = float("nan")
print((nan,) == (nan,), (nan,) < (nan,), (nan,) == (float("nan"),), (nan, 1) < (nan, 2))
print((1, 2) < (1, 2, 0), (1, 2) < (1,), () < (0,), () < (), () <= ())
print((1, "a") < (2, 5), (1, "a") == (1, 5), (1, 2.0) == (True, 2), hash((1, 2.0)) == hash((True, 2)))
for left, right in [((1, "a"), (1, 5)), ((None,), (None, 1)), ((None,), (1,)), ((1,), [1]), ((1j,), (2j,))]:
    try:
        print(left < right)
    except TypeError as error:
        print(error)
print((1,) == [1], (1,) != [1], (1,).__eq__([1]), (1,).__lt__([1]))


class Bad:
    def __eq__(self, other):
        raise RuntimeError("compared")


for act in (lambda: (Bad(), 1) == (2, 1), lambda: (1, Bad()) == (2, 1), lambda: (Bad(),) == (1, 2), lambda: (Bad(),) < (1, 2)):
    try:
        print(act())
    except RuntimeError as error:
        print("raised", error)
print(max((1, 2), (1, 3), (0, 9)), min((2,), (1, 5)), sorted([(2, "b"), (1, "z"), (2, "a")]))
