# Comprehensions: scopes, order and laziness.
x = "global"
print([x for x in range(3)], x)
print([x for x in x], {x: x for x in "ab"}, {x for x in [1]})
print([(x, y) for x in range(2) for y in range(x + 1)], [[x for x in range(x)] for x in range(3)])
print([x for x in range(10) if x % 2 if x > 4], [x if x else "zero" for x in (0, 1)])
fs = [lambda: i for i in range(3)]
print([f() for f in fs], [(lambda i=i: i)() for i in range(3)])
print([y := 5, y ** 2], [z for z in [y] if (w := z)], w)


def f():
    a = 1
    r = [a + b for b in range(2)]
    locals_seen = [sorted(locals()) for c in [1]]
    return r, locals_seen, sorted(locals())


print(f())


class C:
    n = 3
    ok = [i for i in range(n)]
    try:
        bad = [n for i in range(2)]
    except NameError as e:
        bad = str(e)
    nested = [[j for j in range(i)] for i in range(n)]
    lam = [(lambda: i)() for i in range(n)]


print(C.ok, C.bad, C.nested, C.lam, hasattr(C, "i"))
g = (print("lazy", i) or i for i in [1, 2])
print("before", next(g))
try:
    g2 = (i for i in undefined_name)
except NameError as e:
    print("first iterable at once:", e)
g3 = (i for i in [1] for j in undefined_name)
try:
    next(g3)
except NameError as e:
    print("later iterables late:", e)
n = 2
g4 = (i * n for i in range(3))
n = 10
print(list(g4))
l = [1, 2, 3]
g5 = (i for i in l)
l.append(4)
print(list(g5))
print({k: v for k, v in [("a", 1), ("a", 2)]}, {1: "a" for _ in range(3)}, [*{c: None for c in "hello"}])


def order():
    log = []

    def t(n, v=None):
        log.append(n)
        return v
    {t("k", 1): t("v") for i in t("it", [1, 2]) if t("cond", True)}
    return log


print(order())


def gen_scope():
    for i in range(2):
        yield (i + j for j in range(2))


print([list(g) for g in gen_scope()])


def nonlocal_in():
    total = 0

    def add(n):
        nonlocal total
        total += n
        return total
    return [add(i) for i in range(4)], total


print(nonlocal_in())


def error(text):
    try:
        print(text, "->", eval(text))
    except SyntaxError as e:
        print(text, "->", e.msg, e.offset, e.end_offset)
    except Exception as e:
        print(text, "->", type(e).__name__, e)


for text in ["[i for i in 5]", "[i for i, j in [1]]", "{i for i in [[]]}", "{[]: 1 for i in [1]}", "[i for i in [1] if undefined]", "[i.x for i in [1]]", "list(i for i in None)", "[i for i in range(3) if i / 0]", "[for i in x]", "[i for]", "[i for i]", "[i for i in]", "[i in x]", "[i for i in x, y]", "[i for i in (1, 2)]", "[i for i in *x]", "[i, j for i in x]", "{i, j for i in x}", "(i, j for i in x)", "[i if j for i in x]", "[i for i in x if]", "[i for i in x else y]", "[i for i in x if y else z]", "{i: j, k: l for i in x}", "{i: for i in x}", "{i for i: j in x}", "{**i for i in x}", "[*i for i in x]", "[i async for i in x]", "[i for (i) in [1]]", "[i for [i] in [[1]]]", "[i for i.j in x]", "[i for i() in x]", "[i for 1 in x]", "[i for i in lambda: x]", "[i for i in x for i in y]", "[i := 1 for j in x]", "f(i for i in x, y)", "f(y, i for i in x)", "f(i for i in x)(1)", "sum(i for i in range(3))", "sum((i for i in range(3)), 1)", "[yield for i in x]", "[i for i in x = y]", "[i = 1 for i in x]", "[i for i in x][0]", "(i for i in x) = 1", "[i for i not in x]", "[i for i in x and y]", "[i for i in 1 or []]"]:
    error(text)
