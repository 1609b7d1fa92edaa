# Rich comparison: reflection, defaults, sorting.
class V:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        log.append(f"{self.v}<{getattr(o, 'v', o)}")
        return self.v < getattr(o, "v", o)

    def __repr__(self):
        return f"V{self.v}"


log = []
print(min(V(2), V(1)), max(V(2), V(1)), V(1) > V(2), V(2) > V(1), V(1) < 5, 5 > V(1))
print(log)
for text in ["V(1) <= V(2)", "V(1) >= V(2)", "5 < V(1)", "V(1) > 'a'", "sorted([V(1), 'a'])", "max(V(1), None)", "[V(1)] < [V(2)]", "(V(1), 2) < (V(1), 3)", "[V(1)] <= [V(2)]", "{1: V(1)} < {}", "V < V", "sorted([1, 'a', 2])", "sorted([None, None])", "max([])", "min((), default=None)", "max([1], key=None)", "sorted([3, 1], key=lambda v: -v)", "sorted('bca', reverse=True)", "[1, 2] < [1, 2, 3]", "[1, 2] < [1, 'a']", "[1, 'a'] < [2, 1]", "(1,) < (1, 'a')", "[] < [1]", "'a' < 'b' < 'c'", "{1} < {1, 2}", "{1} <= {1}", "{1, 2} < {2, 3}", "float('nan') < 1", "sorted([float('inf'), 1, -1])", "1 < True", "b'a' < b'b'", "b'a' < 'a'", "range(1) < range(2)", "1j > 0"]:
    try:
        print(text, "->", eval(text))
    except Exception as e:
        print(text, "->", type(e).__name__, e)


class Total:
    def __init__(self, r):
        self.r = r

    def __lt__(self, o): return self.r
    def __le__(self, o): return self.r
    def __gt__(self, o): return self.r
    def __ge__(self, o): return self.r
    def __eq__(self, o): return self.r
    def __ne__(self, o): return self.r
    __hash__ = None


t = Total("r")
print(t < 1, t <= 1, t > 1, t >= 1, t == 1, t != 1, 1 < t, 1 <= t, 1 > t, 1 >= t, 1 == t, 1 != t)
n = Total(NotImplemented)
print(n == 1, n != 1, n == n)
try:
    n < 1
except TypeError as e:
    print(e)
