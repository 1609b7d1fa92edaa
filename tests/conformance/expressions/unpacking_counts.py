# Unpacking: how many there are, how many are wanted, and what is said.
def attempt(source, **ns):
    try:
        exec(source, ns)
        ns.pop("__builtins__")
        print(source, {k: v for k, v in ns.items() if k not in ("x", "g", "d")})
    except Exception as e:
        print(source, "|", type(e).__name__, e)


def gen(n, fail=False):
    for i in range(n):
        yield i
    if fail:
        raise KeyError("failed after " + str(n))


class NoIter:
    pass


class Getitem:
    def __getitem__(self, i):
        if i == 3:
            raise IndexError
        return i


for target in ("a,", "a, b", "a, b, c", "*a,", "a, *b", "*a, b", "a, *b, c", "a, (b, c)", "[a, [b, *c]]", "(a, b), *c"):
    for x in ([], [1], (1, 2), "abc", {"k": 1, "j": 2}, range(4), [1, (2, 3)], [(1, 2), 3], 5, None, NoIter(), Getitem(), gen(2), gen(3, True), b"xy"):
        attempt(f"{target} = x", x=x)
attempt("a, b = b, a", a=1, b=2)
attempt("a, a = 1, 2")
attempt("a, *a = 1, 2, 3")
attempt("(a), = [1]")
attempt("() = x", x=[])
attempt("() = x", x=[1])
attempt("[] = x", x=gen(1))
attempt("[*a] = 'ab'")
attempt("for a, b in x: pass", x=[(1, 2), (3,)])
attempt("for a, *b in x: pass", x=[(1, 2), (3,)])
attempt("d = {**x}", x=5)
attempt("d = {**x}", x=[(1, 2)])
attempt("y = [*x]", x=5)
attempt("y = (*x, 1)", x=gen(1, True))
attempt("y = {*x}", x=[[]])
attempt("print(*x)", x=5)
attempt("print(**x)", x=5)
attempt("print(**x)", x={1: 2})
attempt("dict(**x, **x)", x={"a": 1})
attempt("a, b = x", x=dict(a=1, b=2, c=3))
attempt("a, b = x", x={1, 2, 3})
attempt("a, b, c, d = x", x="ab")
attempt("a, b = x", x=gen(10**9))
attempt("a, *b, c, d = x", x=[1, 2])
attempt("(a, b), (c, d) = x", x=[(1, 2), (3, 4, 5)])
