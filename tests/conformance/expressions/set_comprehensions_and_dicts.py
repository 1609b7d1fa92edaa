# Comprehensions of all kinds: order of evaluation, shadowing, nesting, conditions, errors inside.

log = []


def t(x):
    log.append(x)
    return x


print({t(f"k{i}"): t(f"v{i}") for i in range(2)}, log)
log.clear()
print([t((a, b)) for a in (t(1), t(2)) if t(a) > 1 for b in (t("x"),) if t(b)], log)
print({a % 3 for a in range(10)}, {a: b for a, b in zip("aab", range(3))}, [*(x for x in "ab")], [[i * j for j in range(3)] for i in range(3)])
x = "outer"
print([x for x in range(3)], x, [y for y in [x]], {x: x for x in [1]}, x)
print([a for a, *b in [(1, 2, 3), "xy"]], [b for a, *b in [(1, 2, 3)]], [v for v.real in []] if False else "", [i for i in range(5) if i if i % 2], [a if a else -1 for a in (0, 1)], [lambda: i for i in range(3)][0](), [f() for f in [lambda i=i: i for i in range(3)]])
l = []
print([l.append(i) or len(l) for i in range(3)], l)
target = [0]
print([0 for target[0] in range(4)], target)


class O:
    pass


o = O()
print([o.a for o.a in "xy"], o.a)


def f():
    total = 0
    out = [total := total + i for i in range(4)]
    return total, out


print(f())


class Body:
    n = 3
    items = [i for i in range(n)]
    try:
        bad = [n for i in range(1)]
    except NameError as error:
        print(error)
    good = [j for j in items if j]
    gen = (i for i in items)


print(Body.items, Body.good, list(Body.gen))
for text in ("[1/0 for i in range(1)]", "[i for i in 5]", "[i.x for i in [1]]", "[undefined for i in []]", "[undefined for i in [1]]", "[i for i in undefined]", "{[]: 1 for i in [1]}", "{[] for i in [1]}", "[a for a, b in [1]]", "[a for a, b in [(1,)]]", "[i for i in range(3) if undefined]", "list(i for i in 5)", "(i for i in 5)", "{**{'a': 1}, **{'b': i for i in [1]}}", "[*[i for i in 'ab'], *{}]", "[i async for i in x]", "[await x for x in y]"):
    try:
        print(text, eval(text))
    except (SyntaxError, Exception) as error:
        print(text, "->", type(error).__name__, error)


def nested(n):
    return [[(i, j, n) for j in range(i)] for i in range(n) if (lambda: n - i)()]


print(nested(3))
g = (log.append(i) for i in range(3))
log.clear()
next(g)
print(log, [*g], log)
print(sum(i for i in range(10)), max((len(w), w) for w in ["a", "bbb", "cc"]), dict((k, v) for k, v in [(1, 2)]), any(i > 2 for i in range(5)), sorted({c for c in "hello"}), "".join(c for c in "abc" if c != "b"), [i for s in ("ab", "c") for i in s], [[r[c] for r in [[1, 2], [3, 4]]] for c in range(2)])


def recursive(depth):
    return [recursive(depth - 1) for _ in range(2)] if depth else "leaf"


print(recursive(2), [i for i in [j for j in [k for k in range(3)]]], {i: {j: i * j for j in range(2)} for i in range(2)})
