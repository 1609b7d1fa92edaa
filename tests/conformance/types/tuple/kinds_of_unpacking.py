# Tuples built and taken apart in every way, with nesting, stars and swaps.

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

a, b, *c = 1, 2, 3, 4
(d, (e, *f)), [g] = (1, (2, 3, 4)), "g"
print(a, b, c, d, e, f, g)
a, b = b, a
a, b, c[0] = c[0], a, b
print(a, b, c)
x = 1,
y = ()
z = (*x, *y, *"ab", *range(2), *{"k": 1}, *(i for i in (9,)))
print(x, y, z, (*y,), (z[0],) + z[1:3] * 2, z[::-2], z.index("b"))
def returns():
    return 1, *"xy"
def yields():
    yield 1, *[2]
print(returns(), list(yields()), [t for t in zip("ab", (1, 2))], dict([("k", "v")]), {(1, 2): 3}[1, 2])
for i, (p, *q) in enumerate([(1, 2, 3), "xyz", [4]]):
    print(i, p, q)
shows("""
[*(1, 2), *[3]], {*(1, 2), *(2, 3)}, (lambda *t: t)(*(1, 2), *[3]), (1, 2) + (3,), (1, 2) * 2, ((1,) * 3)[1], tuple((1, 2)) is not None, (1, (2, (3,)))[1][1][0], (0,) * 0, () == tuple([])
(lambda a, b: a)(*(1,))
(lambda a, b: a)(*(1, 2, 3))
(1, 2)[2]
(1, 2) + [3]
(1, 2) < (1, "a")
max((1, 2), (1, 3), (0, 9)), min([(2, "a"), (1, "z")]), sorted([(2, 1), (1, 2), (1, 1)]), (1, 2, 3) > (1, 2), () < (0,), (1.0, "a") == (1, "a"), hash((1.0, 2)) == hash((1, 2.0))
""")
for text in ("a, b = 1", "a, b = (1,)", "a, b = 1, 2, 3", "a, *b = ()", "*a, b, c = (1,)", "(a, b), c = 1, 2", "a, b = {1}", "a, b = None", "[a, b] = 'abc'", "a, (b, c) = 1, (2,)", "*a, *b = 1, 2", "*a = 1, 2", "a, b += 1, 2", "() = 1", "() = ()", "[] = ()", "a, = 1, 2"):
    try:
        exec(text)
        print(text, "fine")
    except Exception as error:
        print(text, type(error).__name__, error.msg if isinstance(error, SyntaxError) else error)
