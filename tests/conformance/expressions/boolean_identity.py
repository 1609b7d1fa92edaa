# is, in, not in, and identity of what.
a = []
b = a
print(a is b, a is not b, a is [], not a is b, [] is [])
print(None is None, True is True, int is int, type(1) is int, ... is ...)
print(1 in [1.0], True in [1], "a" in "abc", "" in "", b"a" in b"abc", 1 in {1: 2}, (1,) in [(1,)], [] in [[]], None in [None])
nan = float("nan")
print(nan in [nan], nan == nan, [nan] == [nan], nan in (nan,), nan in {nan}, float("nan") in [nan], {nan: 1}[nan], [nan].index(nan), [nan].count(nan), (nan,) == (nan,), {nan} == {nan})


class Eq:
    def __init__(self, r):
        self.r = r

    def __eq__(self, o):
        print("eq", end=" ")
        return self.r

    __hash__ = None


e = Eq(False)
print(e in [e], e in [1, e], e == e, [e] == [e], e not in [], 5 in [e], [e].count(e), [e].index(e))
print(Eq(True) in [1, 2], Eq("truthy") in [1], Eq([]) in [1], [Eq(True)] == [5], [Eq(0)] != [5])


class Cont:
    def __contains__(self, x):
        return x


print(5 in Cont(), 0 in Cont(), "" not in Cont(), [] in Cont(), [1] not in Cont())


class It:
    def __iter__(self):
        for i in range(3):
            print("it", i, end=" ")
            yield i


print(1 in It(), 9 in It(), 2 not in It())
g = iter(range(5))
print(2 in g, next(g), 9 in g, list(g))
for text in ["1 in 1", "1 in None", "1 in int", "1 not in len", "'a' in 1", "1 in 'a'", "None in 'a'", "'a' in b'a'", "300 in b'a'", "[] in set()", "{} in {}", "[] in {1: 2}", "1 in object()"]:
    try:
        print(text, eval(text))
    except Exception as x:
        print(text, type(x).__name__, x)
