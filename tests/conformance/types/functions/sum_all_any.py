# sum, all, any: start values, when they stop, order of additions, overloaded operators.

def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


class V:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return V(f"({self.n}+{other.n if isinstance(other, V) else other})")

    def __radd__(self, other):
        return V(f"({other}+{self.n})")

    def __repr__(self):
        return f"V{self.n}"


class Truth:
    def __init__(self, value, log):
        self.value, self.log = value, log

    def __bool__(self):
        self.log.append(self.value)
        if self.value is None:
            raise OverflowError("truth")
        return self.value


def truths(*values):
    return [Truth(v, log) for v in values]


log = []
print(all(truths(True, True, False, True)), log)
log.clear()
print(any(truths(False, True, None)), log)
log.clear()
attempt("all(truths(True, None, True))")
it = iter([0, 0, 5, 0, 7])
print(any(it), list(it))
it = iter([1, 2, 0, 4])
print(all(it), list(it))
print(all([]), any([]), all({}), any(""), any(b"\0"), all("0"), any({0: 1}), all({0: 1}.values()))
for text in ("sum([1, 2, 3])", "sum([])", "sum([], 5)", "sum([V(1), V(2)])", "sum([V(1), V(2)], V(0))", "sum([[1], [2]], [])", "sum([(1,), (2, 3)], ())", "sum(['a'], '')", "sum([b'a'], b'')", "sum([bytearray(b'a')], bytearray())", "sum(['a'])", "sum([[1]])", "sum([1, 2], start=10)", "sum([1, 2], 1.5)", "sum([0.1] * 10)", "sum([1e100, 1.0, -1e100])", "sum([1e308, 1e308, -1e308])", "sum([1, 2.5, 3j])", "sum([True, True])", "sum([10**20, 1])", "sum([2**62, 2**62, 2**62])", "sum(x for x in range(5))", "sum({1: 'a', 2: 'b'})", "sum(5)", "sum()", "sum([1], 2, 3)", "sum([None])", "sum([1, None])", "sum([float('inf'), float('-inf')])", "sum([-0.0])", "sum([-0.0], -0.0)", "sum([1, 2], None)", "sum(iterable=[1])",
             "all()", "all(1)", "all([], [])", "any(None)", "all(x for x in [])", "any(iterable=[])"):
    attempt(text)
l = [1]
s = sum([[2]], l)
print(l, s)


def broken():
    yield 1
    raise KeyError("source")


attempt("sum(broken())")
attempt("any(x > 5 for x in broken())")
attempt("all(broken())")
