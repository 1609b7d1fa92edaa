# Chained comparisons: each operand once, results as they are.
class V:
    def __init__(self, name, result=True):
        self.name, self.result = name, result

    def __lt__(self, o):
        print(f"{self.name}<{o.name}", end=" ")
        return self.result

    def __eq__(self, o):
        print(f"{self.name}=={o.name}", end=" ")
        return self.result

    def __ne__(self, o):
        print(f"{self.name}!={o.name}", end=" ")
        return self.result

    def __contains__(self, o):
        print(f"{o.name} in {self.name}", end=" ")
        return self.result

    __hash__ = None


class Odd:
    def __init__(self, truth):
        self.truth = truth

    def __bool__(self):
        print("bool", end=" ")
        if isinstance(self.truth, Exception):
            raise self.truth
        return self.truth

    def __repr__(self):
        return f"Odd({self.truth})"


a, b, c = V("a"), V("b"), V("c", False)
print(a < b)
print(a < b < c)
print(c < a < b)
print(a < b == c != a)
print(V("x", Odd(True)) < a)
print(V("x", Odd(True)) < a < b)
print(V("x", Odd(False)) < a < b)
print(V("x", 0) < a, V("x", []) < a < b)
print(V("x", 5) in V("y", "yes"), V("x") not in V("y", ""))
print(a < b < V("z", Odd(False)) < a)
try:
    V("x", Odd(ValueError("no truth"))) < a < b
except ValueError as e:
    print(e)
try:
    V("x") in V("y", Odd(KeyError("k")))
except KeyError as e:
    print(repr(e))
print(1 < 2 < 3, 1 < 3 > 2, 3 > 2 == 2, (3 > 2) == 2, 1 == (one := 1.0) is not True)
print(1 in [1] == True, (1 in [1]) == True, None is None is None, not 1 < 2 < 0)
print(1 < 2 < "x" if False else "skipped", 2 < 1 < "x")
for test in ["1 < 2 < 'x'", "1 < 'x' < 2", "'a' in 5", "5 in 5", "5 in 'a'", "[] < ()", "None < None", "1j < 2", "{} < {}", "object() <= object()", "1 >= 'a'",
             "set() < []", "b'' < ''", "5 in b'a'", "300 in b'a'", "'a' in b'a'", "1 not in 1", "x < 1", "type < type", "print > 1", "len < len"]:
    try:
        print(test, eval(test))
    except Exception as e:
        print(test, "->", type(e).__name__, e)
if a < b < a:
    print("taken")
while not (a < b < c):
    print("once")
    break
print([x for x in range(10) if 2 < x <= 5 != x])
